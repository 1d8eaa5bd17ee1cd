import type { ConversationId, PictureId, UserId } from '@chatter/protocol/ids';
import type { LineDraft } from '@chatter/store/conversations';
import type { MessageStore } from '@chatter/store/messages';
import type { Draft } from './draft.ts';

export type MessageDraft = Parameters<MessageStore['append']>[0];

/**
 * A change of one conversation. `decide` is handed what it asked for in `needs` and changes the draft, or throws a refusal
 * before it has changed anything; it may be called again with newer facts.
 */
export interface Operation<Outcome> {
  readonly id: ConversationId;
  readonly needs: {
    /** Whose member rows, if they are present. */
    readonly users: readonly UserId[];
    /** Whose member rows, also if they have left. */
    readonly joiners?: readonly UserId[];
    readonly send?: MessageDraft;
    /** The seq up to which `counted` may be asked for. */
    readonly counted?: number;
    /** Somebody who is to go: who would be left is needed as well, and nobody else's change in the same commit. */
    readonly leaver?: UserId;
    readonly picture?: { readonly id: PictureId; readonly line: LineDraft };
  };
  decide(draft: Draft): Outcome;
}
