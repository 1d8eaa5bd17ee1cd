import { limits } from '@chatter/protocol/limits';
import type { Photo } from '@chatter/protocol/picture';

/** A photo that was chosen and not sent yet. */
export interface TrayItem {
  readonly key: string;
  readonly file: File;
  /** What travels for it, once it is made. */
  readonly ready?: Blob;
  /** Address of the local file, to look at. */
  readonly url: string;
  readonly photo: Photo | null;
  /** How much of it has gone, from 0 to 1. */
  readonly progress: number;
  readonly error: unknown;
  /** Of the local picture, in pixels, once it was drawn. */
  readonly shape: { readonly width: number; readonly height: number } | null;
}

/** The files that a tray still takes, and whether some were too many. */
export const takeFiles = (inTray: number, files: readonly File[]): { taken: File[]; tooMany: boolean } => {
  const room = Math.max(0, limits.photosPerMessage - inTray);
  return { taken: files.slice(0, room), tooMany: files.length > room };
};

// Outside of Apple's systems nothing knows the type of such a file; it deserves words of its own.
const isNamedHeic = (file: File): boolean => file.type === '' && /\.hei[cf]$/i.test(file.name);

/** @returns only the files that say they are pictures */
export const onlyPictures = (files: Iterable<File>): File[] =>
  [...files].filter((file) => file.type.startsWith('image/') || isNamedHeic(file));
