import sharp from 'sharp';
import type { Person } from '../people.ts';
import { type Step, talksOf } from '../plan.ts';
import type { Talk } from '../talk/talk.ts';
import { drawEmblem } from './emblem.ts';
import { drawLandscape } from './landscape.ts';
import { photos } from './photos.ts';

/** The drawings of the demo as the files that a phone would have sent. */
export interface PictureBook {
  readonly avatars: ReadonlyMap<Person, Blob>;
  readonly groups: ReadonlyMap<Talk, Blob>;
  readonly photos: ReadonlyMap<Step, readonly Blob[]>;
}

/** Groups must not look like people. */
const GROUP_SHIFT = 5;

const render = async (svg: string): Promise<Blob> => {
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer();
  return new Blob([new Uint8Array(png)], { type: 'image/png' });
};

const drawPhoto = (name: string, random: () => number): Promise<Blob> => {
  const photo = photos[name];
  if (photo === undefined) throw new Error(`There is no photo called ${name}.`);
  return render(drawLandscape(photo.scene, photo.width, photo.height, random));
};

/** Draws all at once: as soon as the server has loaded sharp in this process, it refuses to read SVG. */
export const drawPictures = async (
  people: readonly Person[],
  steps: readonly Step[],
  random: () => number,
): Promise<PictureBook> => {
  const book = { avatars: new Map<Person, Blob>(), groups: new Map<Talk, Blob>(), photos: new Map<Step, Blob[]>() };
  for (const person of people) {
    if (person.avatar !== null) book.avatars.set(person, await render(drawEmblem(person.avatar)));
  }
  for (const talk of talksOf(steps)) {
    if (talk.picture !== undefined) book.groups.set(talk, await render(drawEmblem(talk.picture, GROUP_SHIFT)));
  }
  for (const step of steps) {
    if (step.photos.length === 0) continue;
    const drawn: Blob[] = [];
    for (const name of step.photos) drawn.push(await drawPhoto(name, random));
    book.photos.set(step, drawn);
  }
  return book;
};
