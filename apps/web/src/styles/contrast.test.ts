import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
type Palette = Record<string, Rgb>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('[data-theme="dark"]');

/** OKLCH to linear sRGB, by the matrices of CSS Color 4. */
const toLinear = (l: number, c: number, h: number): Rgb => {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((value) => value ** 3) as [number, number, number];
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
};

/** A channel as a screen shows it: in 256 steps of the sRGB curve. */
const shown = (linear: number): number => {
  const value = Math.min(Math.max(linear, 0), 1);
  const step = Math.round((value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055) * 255) / 255;
  return step <= 0.04045 ? step / 12.92 : ((step + 0.055) / 1.055) ** 2.4;
};
const luminance = (color: Rgb) => 0.2126 * shown(color[0]) + 0.7152 * shown(color[1]) + 0.0722 * shown(color[2]);
const contrast = (one: Rgb, other: Rgb): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const parse = (text: string): Palette =>
  Object.fromEntries(
    [...text.matchAll(/--color-([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map(([, name, l, c, h]) => [
      name,
      toLinear(Number(l), Number(c), Number(h)),
    ]),
  );
const light = parse(lightCss);
const dark = { ...light, ...parse(darkCss.split('.light-sample')[0] ?? '') };

const panes = ['canvas', 'side', 'surface', 'hover', 'selected', 'sunken'];
const roles: readonly [role: string, grounds: string[], light: number, dark: number][] = [
  ['edge', ['canvas', 'side', 'surface'], 3.39, 3.23],
  ['text-1', panes, 13.86, 10.63],
  ['text-2', panes, 6.51, 6.06],
  ['text-3', panes, 5.32, 5.28],
  ['on-accent', ['accent', 'accent-hover', 'accent-press'], 7.63, 8.82],
  ['accent-text', ['canvas', 'side', 'surface', 'selected'], 5.63, 8.1],
  ['text-2', ['accent-soft'], 6.86, 6.06],
  ['own-text', ['own'], 14.26, 9.18],
  ['own-meta', ['own'], 6.15, 6.03],
  ['other-text', ['other'], 17.26, 12.76],
  ['other-meta', ['other'], 6.02, 6.27],
  ['read', ['own', 'side', 'surface', 'selected'], 4.99, 5.9],
  ['link', ['own', 'other'], 4.96, 5.9],
  ['danger', ['canvas', 'side', 'surface'], 5.02, 4.99],
  ['on-danger', ['danger-fill'], 6.08, 4.72],
  ['success', ['canvas', 'side', 'surface'], 4.76, 7.03],
  ['presence', ['canvas', 'side', 'surface', 'selected'], 3.33, 6.41],
  ['focus', panes, 4.23, 5.12],
  ['control-on', ['surface', 'canvas'], 13.68, 9.93],
  ['on-control', ['control-on'], 9.83, 10.21],
  ['on-inverse', ['inverse'], 13.9, 14.01],
  ['inverse-accent', ['inverse'], 9.83, 5.67],
  ['text-2', ['pill'], 6.51, 7.65],
];

const colorOf = (palette: Palette, name: string): Rgb => {
  const color = palette[name];
  if (!color) throw new Error(`tokens.css has no --color-${name}`);
  return color;
};
const lowest = (palette: Palette, role: string, grounds: string[]): number =>
  Math.min(...grounds.map((ground) => contrast(colorOf(palette, role), colorOf(palette, ground))));

describe('contrast of the colours in tokens.css', () => {
  test.each(roles)('%s on %s', (role, grounds, inLight, inDark) => {
    // The design's figures have two decimals.
    expect(lowest(light, role, grounds)).toBeGreaterThanOrEqual(inLight - 0.006);
    expect(lowest(dark, role, grounds)).toBeGreaterThanOrEqual(inDark - 0.006);
  });

  test('every colour can be shown on an sRGB screen', () => {
    for (const palette of [light, dark]) {
      for (const [name, color] of Object.entries(palette)) {
        for (const channel of color) expect(channel, name).toBeGreaterThan(-0.006);
        for (const channel of color) expect(channel, name).toBeLessThan(1.006);
      }
    }
  });

  test('the dark theme redefines every role, and has three layers without black or white', () => {
    const names = (text: string) =>
      [...text.matchAll(/--color-([\w-]+): oklch\([\d.]+ [\d.]+ [\d.]+\)/g)].map(([, name]) => name);
    const same = new Set(['on-photo', 'shadow']);
    const inDark = new Set(names(darkCss));
    expect(names(lightCss).filter((name) => !inDark.has(name) && !same.has(name ?? ''))).toEqual([]);
    const layers = ['canvas', 'side', 'surface'].map((name) => luminance(colorOf(dark, name)));
    expect(layers).toEqual([...layers].sort((a, b) => a - b));
    expect(layers[0]).toBeGreaterThan(0.003);
  });
});

describe('people', () => {
  const hues = [8, 45, 105, 148, 195, 235, 285, 330];
  const tone = (text: string, name: string): [number, number] => {
    const found = text.match(new RegExp(`--${name}: ([\\d.]+) ([\\d.]+);`));
    return [Number(found?.[1]), Number(found?.[2])];
  };

  test('the hues of people.css are the eight of the design', () => {
    const people = readFileSync(new URL('./people.css', import.meta.url), 'utf8');
    expect([...people.matchAll(/--hue: (\d+);/g)].map(([, hue]) => Number(hue))).toEqual(hues);
  });

  test.each(hues)('name and initials of hue %i can be read', (hue) => {
    for (const [text, palette, least] of [
      [lightCss, light, 5.69],
      [darkCss, dark, 7.61],
    ] as const) {
      const name = toLinear(...tone(text, 'name-tone'), hue);
      expect(contrast(name, colorOf(palette, 'other'))).toBeGreaterThanOrEqual(least - 0.006);
      const ink = toLinear(...tone(text, 'avatar-ink'), hue);
      const grounds = [toLinear(...tone(text, 'avatar-ground'), hue), toLinear(...tone(text, 'avatar-disc'), hue + 28)];
      expect(Math.min(...grounds.map((ground) => contrast(ink, ground)))).toBeGreaterThan(6.2);
    }
  });
});
