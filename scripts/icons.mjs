// @ts-check
// Draws the icons of the installed app from the mark: `npm run icons`. Run it when `favicon.svg` has changed.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { inRoot } from './setup/root.mjs';

// The role `side` of the light theme: the ground of the list, which is what opens first.
const paper = '#fbfaf8';
const inPublic = (/** @type {string} */ name) => inRoot(`apps/web/public/${name}`);

/**
 * A system cuts a maskable icon to its own shape: only the middle four fifths are sure to be seen.
 * @type {{ name: string, size: number, mark: number, ground: string | null }[]}
 */
const icons = [
  { name: 'icon-192.png', size: 192, mark: 1, ground: null },
  { name: 'icon-512.png', size: 512, mark: 1, ground: null },
  { name: 'icon-maskable-512.png', size: 512, mark: 0.62, ground: paper },
  { name: 'apple-touch-icon.png', size: 180, mark: 0.74, ground: paper },
];

const svg = await readFile(inPublic('favicon.svg'));
for (const { name, size, mark, ground } of icons) {
  const width = Math.round(size * mark);
  const drawn = await sharp(svg, { density: (72 * width) / 24 })
    .resize(width, width)
    .png()
    .toBuffer();
  await sharp({ create: { width: size, height: size, channels: 4, background: ground ?? '#0000' } })
    .composite([{ input: drawn }])
    .png({ palette: true, effort: 10 })
    .toFile(inPublic(name));
}
