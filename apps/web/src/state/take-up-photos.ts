import type { Chatter, WaitingPhotos } from '@chatter/client';
import { changeDesk, deskOf } from './desks.ts';
import { type Prepare, upload } from './photo-uploads.ts';
import type { TrayItem } from './tray.ts';

const taken = new Set<string>();

const toItem = (file: Blob, key: string): TrayItem => ({
  key,
  file: new File([file], 'photo', { type: file.type }),
  ready: file,
  url: URL.createObjectURL(file),
  photo: null,
  progress: 0,
  error: null,
  shape: null,
});

// They were made ready before they were kept; one that was not travels as it was chosen.
const asItIs: Prepare = async (file) => file;

/** Puts what an earlier page left back where it waited, and goes on with its uploads. */
export const takeUpPhotos = (chatter: Chatter, left: readonly WaitingPhotos[]): void => {
  for (const { clientMessageId: key, conversationId: id, files, caption, createdAt } of left) {
    // What this page has sent off itself is told of as well, when another tab ends.
    if (taken.has(key) || deskOf(id).outgoing.some((message) => message.key === key)) continue;
    taken.add(key);
    const items = files.map((file, index) => toItem(file, `${key}-${index}`));
    changeDesk(id, (desk) => ({
      ...desk,
      outgoing: [...desk.outgoing, { key, items, caption, createdAt, kept: true }],
    }));
    for (const item of items) void upload(chatter, id, item, asItIs);
  }
};
