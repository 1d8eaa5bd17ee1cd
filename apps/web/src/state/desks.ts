import type { ConversationId } from '@chatter/protocol/ids';
import { atom, getDefaultStore, useAtomValue } from 'jotai';
import { useMemo } from 'react';
import { type Desk, emptyDesk, photosOf } from './photo-desk.ts';

const desksAtom = atom<ReadonlyMap<ConversationId, Desk>>(new Map());

export const deskOf = (id: ConversationId): Desk => getDefaultStore().get(desksAtom).get(id) ?? emptyDesk;

/** What is chosen and on its way in a conversation; it stays while one looks elsewhere. */
export const useDesk = (id: ConversationId): Desk =>
  useAtomValue(useMemo(() => atom((get) => get(desksAtom).get(id) ?? emptyDesk), [id]));

/** An upload goes on while its conversation is not looked at: a change needs no component. */
export const changeDesk = (id: ConversationId, act: (desk: Desk) => Desk): void =>
  getDefaultStore().set(desksAtom, (desks) => new Map(desks).set(id, act(desks.get(id) ?? emptyDesk)));

const isOnlyHere = ({ tray, outgoing }: Desk): boolean => tray.length > 0 || outgoing.some(({ kept }) => !kept);

/** Whether a photo would be lost with the page. */
export const useUnsentPhotos = (): boolean =>
  useAtomValue(useMemo(() => atom((get) => [...get(desksAtom).values()].some(isOnlyHere)), []));

/** Forgets every photo that was chosen: somebody else may sign in here next. */
export const dropDesks = (): void => {
  for (const desk of getDefaultStore().get(desksAtom).values())
    for (const { url } of photosOf(desk)) URL.revokeObjectURL(url);
  getDefaultStore().set(desksAtom, new Map());
};
