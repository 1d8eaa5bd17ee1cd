import { pipeline } from 'node:stream/promises';
import type { ByteRange } from '@chatter/store/files';
import type { Request, Response } from 'express';
import type { PictureFile } from '../domain/pictures/open-picture.ts';

const headersOf = (name: string) => ({
  'Content-Type': 'image/webp',
  // The file behind an id never changes; only the asker's own browser may keep it.
  'Cache-Control': 'private, max-age=31536000, immutable',
  // A name of ours, so that nothing in it needs escaping (case 43).
  'Content-Disposition': `inline; filename="${name}.webp"`,
  'Content-Security-Policy': "default-src 'none'; sandbox",
});

/** @returns the one range that is asked for; null for all of the file, also where the question is odd, as RFC 9110 has it */
const rangeOf = (request: Request, etag: string, size: number): ByteRange | 'unsatisfiable' | null => {
  const condition = request.get('If-Range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
};

const stream = async (response: Response, file: PictureFile, part: { range: ByteRange; size: number } | null) => {
  const { bytes, stream: content } = await file.open(part?.range);
  if (part !== null) {
    const { range, size } = part;
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  }
  return async (headers: Record<string, string>): Promise<void> => {
    response.set({ ...headers, 'Content-Length': String(bytes) });
    await pipeline(content, response).catch(() => response.destroy());
  };
};

/** Answers with a file that its asker may see: whole, a range, or that what the asker keeps is still good. */
const sendByItself = async (request: Request, response: Response, file: PictureFile, name: string): Promise<void> => {
  const etag = `"${name}"`;
  const headers = { ...headersOf(name), 'Accept-Ranges': 'bytes' };
  response.set('ETag', etag);
  if (request.fresh) return void response.set(headers).status(304).end();
  if (request.method === 'HEAD') {
    const size = await file.size();
    return void response.set({ ...headers, 'Content-Length': String(size) }).end();
  }
  const size = request.headers.range === undefined ? null : await file.size();
  const range = size === null ? null : rangeOf(request, etag, size);
  if (range === 'unsatisfiable') return void response.status(416).set('Content-Range', `bytes */${size}`).end();
  const send = await stream(response, file, range === null || size === null ? null : { range, size });
  await send(headers);
};

/**
 * @param name what the file is called, and its entity tag: the file behind a name never changes
 * @param accelRedirect path at which nginx hands over the folder of files; it answers ranges and conditions then
 */
export const sendPicture = async (
  request: Request,
  response: Response,
  file: PictureFile,
  { name, accelRedirect }: { name: string; accelRedirect: string | null },
): Promise<void> => {
  if (accelRedirect === null || file.path === null) return sendByItself(request, response, file, name);
  // A file that is missing is our answer, not nginx's.
  await file.size();
  response.set({ ...headersOf(name), 'X-Accel-Redirect': `${accelRedirect}${file.path}` }).end();
};
