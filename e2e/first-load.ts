import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

export type LoadKind = 'script' | 'style' | 'page' | 'font';

/** Bytes of one kind on the wire, packed by gzip, and as this browser got them. */
export interface Load {
  readonly files: number;
  readonly gzip: number;
  readonly sent: number;
}

const kinds: Readonly<Record<string, LoadKind>> = {
  script: 'script',
  stylesheet: 'style',
  document: 'page',
  font: 'font',
};

/** Fonts are packed by themselves; all the rest is sent as gzip -9 would have it to whoever takes no brotli. */
const gzipSize = (kind: LoadKind, body: Buffer): number =>
  kind === 'font' ? body.length : Math.min(body.length, gzipSync(body, { level: 9 }).length);

/** A worker that has ended took its file with it: that is asked for once more. */
const bodyOf = (page: Page, response: Response): Promise<Buffer> =>
  response.body().catch(async () => (await page.request.get(response.url())).body());

const loadOf = async (page: Page, response: Response): Promise<[LoadKind, Load] | null> => {
  const kind = kinds[response.request().resourceType()];
  if (kind === undefined || !response.ok()) return null;
  const [body, sizes] = await Promise.all([bodyOf(page, response), response.request().sizes()]);
  return [kind, { files: 1, gzip: gzipSize(kind, body), sent: sizes.responseBodySize }];
};

/**
 * Goes to an address with an empty cache, touches nothing, and adds up what the page asked for until the network was
 * quiet: page, scripts, styles and fonts, bodies without their headers. Answers of the API and pictures are not in it.
 */
export const firstLoad = async (page: Page, path: string, shown: () => Promise<void>) => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(path);
  await shown();
  await page.waitForLoadState('networkidle');
  const loads = await Promise.all(responses.map((response) => loadOf(page, response)));
  const sums: Record<LoadKind, Load> = { script: none, style: none, page: none, font: none };
  for (const load of loads) if (load) sums[load[0]] = add(sums[load[0]], load[1]);
  const urls = responses.map((response) => new URL(response.url()).pathname);
  return { sums, all: Object.values(sums).reduce(add), urls };
};

const none: Load = { files: 0, gzip: 0, sent: 0 };
const add = (a: Load, b: Load): Load => ({ files: a.files + b.files, gzip: a.gzip + b.gzip, sent: a.sent + b.sent });

const kB = (bytes: number): string => (bytes / 1_000).toFixed(1).padStart(8);

/** The sums as lines to read. */
export const loadTable = (title: string, { sums, all }: Awaited<ReturnType<typeof firstLoad>>): string =>
  [
    `${title.padEnd(16)} files  gzip kB  sent kB`,
    ...Object.entries({ ...sums, all }).map(
      ([kind, { files, gzip, sent }]) => `  ${kind.padEnd(14)} ${String(files).padStart(5)} ${kB(gzip)} ${kB(sent)}`,
    ),
  ].join('\n');
