/** The formats that are decoded; everything else (SVG, TIFF, PDF, …) is refused before a decoder sees it (case 37). */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif';

const heifBrands = new Set(['avif', 'avis', 'mif1', 'msf1', 'heic', 'heix', 'heim', 'heis', 'hevc']);

/** @returns the format by its first bytes, whatever the file's name or type say; null for all others */
export const sniffFormat = (bytes: Buffer): PictureFormat | null => {
  const text = (start: number, end: number): string => bytes.toString('latin1', start, end);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'gif';
  if (text(4, 8) === 'ftyp' && heifBrands.has(text(8, 12))) return 'heif';
  return null;
};
