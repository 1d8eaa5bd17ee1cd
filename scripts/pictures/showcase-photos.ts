import sharp from 'sharp';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { drawLandscape } from '../seed/pictures/landscape.ts';
import { photos } from '../seed/pictures/photos.ts';

const shapes: Readonly<Record<string, { scene: string; width: number; height: number }>> = {
  wide: { scene: 'coast', width: 2_400, height: 400 },
  tall: { scene: 'evening', width: 500, height: 2_000 },
};

/** Draws photos by the names of the demo, and a very wide and a very tall one, before the server loads its own decoder. */
export const drawShowcasePhotos = async (): Promise<ReadonlyMap<string, Blob>> => {
  const random = seededRandom(7);
  const drawn = new Map<string, Blob>();
  const draw = async (name: string, scene: string, width: number, height: number) => {
    const photo = photos[scene];
    if (photo === undefined) throw new Error(`There is no photo called ${scene}.`);
    const png = await sharp(Buffer.from(drawLandscape(photo.scene, width, height, random)))
      .png()
      .toBuffer();
    drawn.set(name, new Blob([new Uint8Array(png)], { type: 'image/png' }));
  };
  for (const [name, { width, height }] of Object.entries(photos)) await draw(name, name, width, height);
  for (const [name, { scene, width, height }] of Object.entries(shapes)) await draw(name, scene, width, height);
  return drawn;
};
