import type { ConversationId } from '@chatter/protocol/ids';

/** The first message that was in view, and how far its top stood under the upper edge. */
export interface SavedPlace {
  readonly key: string;
  readonly seq: number;
  readonly offset: number;
}

const places = new Map<ConversationId, SavedPlace>();

/** Where each conversation was left, as long as the page lives; one that was left at its end opens there again. */
export const savedPlaces = {
  get: (id: ConversationId): SavedPlace | undefined => places.get(id),
  set: (id: ConversationId, place: SavedPlace | null): void => {
    if (place) places.set(id, place);
    else places.delete(id);
  },
};
