import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { Photo } from '@chatter/protocol/picture';

/** A photo that was chosen and not sent yet. */
export interface TrayItem {
  readonly key: string;
  readonly file: Blob;
  /** Address of the local file, to look at. */
  readonly url: string;
  readonly photo: Photo | null;
  /** How much of it has gone, from 0 to 1. */
  readonly progress: number;
  readonly error: unknown;
}

export type Trays = Readonly<Record<ConversationId, readonly TrayItem[]>>;

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

/** `uploading` while one is on its way, `failed` when one needs the person, `ready` when all can be sent. */
export const trayState = (items: readonly TrayItem[]): 'empty' | 'uploading' | 'failed' | 'ready' => {
  if (items.length === 0) return 'empty';
  if (items.some((item) => item.error !== null)) return 'failed';
  return items.every((item) => item.photo !== null) ? 'ready' : 'uploading';
};
