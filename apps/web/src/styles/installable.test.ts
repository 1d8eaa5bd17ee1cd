import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const file = (name: string) => readFileSync(new URL(`../../public/${name}`, import.meta.url));
const manifest = JSON.parse(file('manifest.webmanifest').toString('utf8'));
const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

/** Width and height as the header of a PNG has them. */
const sizeOf = (png: Buffer): string => {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
};

/** The colour of a role as a screen shows it, in the notation of a meta tag. */
const hexOf = (css: string, role: string): string => {
  const [, l, c, h] = css.match(new RegExp(`--color-${role}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`)) ?? [];
  const hue = (Number(h) * Math.PI) / 180;
  const [a, b] = [Number(c) * Math.cos(hue), Number(c) * Math.sin(hue)];
  const [x, y, z] = [
    Number(l) + 0.3963377774 * a + 0.2158037573 * b,
    Number(l) - 0.1055613458 * a - 0.0638541728 * b,
    Number(l) - 0.0894841775 * a - 1.291485548 * b,
  ].map((value) => value ** 3) as [number, number, number];
  const linear = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  const channels = linear.map((value) => {
    const inside = Math.min(Math.max(value, 0), 1);
    const curved = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(curved * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
};

describe('installed on a device', () => {
  test('the page says what it is called, where it begins and what belongs to it', () => {
    expect(manifest).toMatchObject({
      id: '/',
      name: 'Chatter',
      short_name: 'Chatter',
      start_url: '/chats',
      scope: '/',
      display: 'standalone',
    });
    expect(html).toContain('rel="manifest"');
  });

  test('its icons have the sizes that they say', () => {
    const pictures = manifest.icons.filter(({ type }: { type: string }) => type === 'image/png');
    for (const { src, sizes } of pictures) expect([src, sizeOf(file(src.slice(1)))]).toEqual([src, sizes]);
    expect(pictures.map(({ sizes, purpose = 'any' }: { sizes: string; purpose?: string }) => [sizes, purpose])).toEqual(
      [
        ['192x192', 'any'],
        ['512x512', 'any'],
        ['512x512', 'maskable'],
      ],
    );
    expect(sizeOf(file('apple-touch-icon.png'))).toBe('180x180');
    expect(html).toContain('rel="apple-touch-icon"');
  });

  test('the colours of the system’s bar are those of the page’s own roles, in both themes', () => {
    const [light = '', dark = ''] = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').split(
      '[data-theme="dark"]',
    );
    const script = file('theme.js').toString('utf8');
    for (const role of ['canvas', 'side', 'surface', 'inverse']) {
      expect(script).toContain(`${role}: { light: '${hexOf(light, role)}', dark: '${hexOf(dark, role)}' }`);
    }
    expect([manifest.theme_color, manifest.background_color]).toEqual([hexOf(light, 'side'), hexOf(light, 'side')]);
    expect(html).toContain(`name="theme-color" content="${hexOf(light, 'canvas')}"`);
  });
});
