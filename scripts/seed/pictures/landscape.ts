/** Colours from the sky down to the nearest hill, and what else is in the picture. */
export interface Scene {
  readonly sky: readonly [string, string];
  readonly hills: readonly string[];
  readonly sun?: { readonly x: number; readonly y: number; readonly r: number; readonly color: string };
  readonly water?: readonly [string, string];
  readonly stars?: true;
  readonly snow?: true;
}

const ridge = (width: number, base: number, rise: number, random: () => number): string => {
  const points = 7;
  const heights = Array.from({ length: points + 1 }, () => base - rise * random());
  const step = width / points;
  const curves = heights.slice(1).map((y, index) => {
    const x = (index + 1) * step;
    const before = heights[index] ?? base;
    return `C ${x - step / 2} ${before}, ${x - step / 2} ${y}, ${x} ${y}`;
  });
  return `M 0 ${heights[0]} ${curves.join(' ')}`;
};

const dots = (count: number, width: number, height: number, size: number, random: () => number): string =>
  Array.from({ length: count }, () => {
    const [x, y, r] = [random() * width, random() * height, size * (0.4 + random())];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}"/>`;
  }).join('');

const gradient = (id: string, [top, bottom]: readonly [string, string]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`;

/** Draws hills under a sky, as SVG. */
export const drawLandscape = (scene: Scene, width: number, height: number, random: () => number): string => {
  const { sun, water, hills } = scene;
  const horizon = height * (water ? 0.62 : 0.95);
  const layers = hills.map((color, index) => {
    const share = (index + 1) / hills.length;
    const base = horizon * (0.5 + 0.5 * share);
    const line = ridge(width, base, height * 0.22 * (1.2 - share * 0.7), random);
    return `<path d="${line} L ${width} ${height} L 0 ${height} Z" fill="${color}"/>`;
  });
  const parts = [
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    scene.stars ? `<g fill="#fff" opacity=".8">${dots(90, width, height * 0.5, width / 900, random)}</g>` : '',
    sun ? `<circle cx="${sun.x * width}" cy="${sun.y * height}" r="${sun.r * height}" fill="${sun.color}"/>` : '',
    ...layers,
    water ? `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#water)"/>` : '',
    water && sun
      ? `<ellipse cx="${sun.x * width}" cy="${horizon + height * 0.14}" rx="${sun.r * height * 0.6}" ry="${height * 0.12}" fill="${sun.color}" opacity=".35"/>`
      : '',
    scene.snow ? `<g fill="#fff" opacity=".85">${dots(160, width, height, width / 420, random)}</g>` : '',
  ];
  const defs = gradient('sky', scene.sky) + (water ? gradient('water', water) : '');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${defs}</defs>${parts.join('')}</svg>`;
};
