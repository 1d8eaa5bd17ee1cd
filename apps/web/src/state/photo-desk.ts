import type { ClientMessageId } from '@chatter/protocol/ids';
import type { TrayItem } from './tray.ts';

/** A message with photos that was sent by hand, while some of them are not uploaded yet. */
export interface Outgoing {
  readonly key: ClientMessageId;
  readonly items: readonly TrayItem[];
  readonly caption: string;
  readonly createdAt: number;
  /** It is on the disk as well; undefined until that is known. */
  readonly kept?: boolean;
}

/** What is chosen in a conversation, and what waits for its uploads. */
export interface Desk {
  readonly tray: readonly TrayItem[];
  readonly outgoing: readonly Outgoing[];
}

export const emptyDesk: Desk = { tray: [], outgoing: [] };

/** Changes the photos of both places. A message without any photo left is none. */
const eachPlace = (desk: Desk, act: (items: readonly TrayItem[]) => readonly TrayItem[]): Desk => ({
  tray: act(desk.tray),
  outgoing: desk.outgoing
    .map((message) => ({ ...message, items: act(message.items) }))
    .filter(({ items }) => items.length > 0),
});

export const patchPhoto = (desk: Desk, key: string, values: Partial<TrayItem>): Desk =>
  eachPlace(desk, (items) => items.map((item) => (item.key === key ? { ...item, ...values } : item)));

export const takeOutPhotos = (desk: Desk, keys: ReadonlySet<string>): Desk =>
  eachPlace(desk, (items) => items.filter(({ key }) => !keys.has(key)));

/** Puts a photo of the tray in another place of it. */
export const movePhoto = (desk: Desk, key: string, to: number): Desk => {
  const moved = desk.tray.find((item) => item.key === key);
  if (!moved) return desk;
  const others = desk.tray.filter((item) => item !== moved);
  return { ...desk, tray: others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, moved) };
};

/** All that is in the tray becomes a message that waits for its uploads. */
export const sendOff = (desk: Desk, message: Omit<Outgoing, 'items'>): Desk => ({
  tray: [],
  outgoing: [...desk.outgoing, { ...message, items: desk.tray }],
});

/** The message that waits for a photo. */
export const outgoingWith = ({ outgoing }: Desk, key: string): Outgoing | undefined =>
  outgoing.find(({ items }) => items.some((item) => item.key === key));

/** Says of a message whether it outlives the page. */
export const noteKept = (desk: Desk, key: ClientMessageId, kept: boolean): Desk => ({
  ...desk,
  outgoing: desk.outgoing.map((message) => (message.key === key ? { ...message, kept } : message)),
});

/** The messages of which every photo is uploaded. */
export const readyToSend = ({ outgoing }: Desk): readonly Outgoing[] =>
  outgoing.filter(({ items }) => items.every(({ photo }) => photo !== null));

export const photosOf = ({ tray, outgoing }: Desk): readonly TrayItem[] => [
  ...tray,
  ...outgoing.flatMap(({ items }) => items),
];
