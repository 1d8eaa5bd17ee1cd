import type { Chatter } from '@chatter/client';
import { dropDesks } from './desks.ts';
import { forgetEmojiHabits } from './emoji-habits.ts';
import { sessionHint } from './session-hint.ts';
import { dropDrafts } from './use-draft.ts';

let leaving = false;

/** Ends the session of this device. What was kept in the browser for this person goes with it. */
export const signOut = async (chatter: Chatter): Promise<void> => {
  leaving = true;
  try {
    await chatter.accounts.signOut();
  } catch (error) {
    leaving = false;
    throw error;
  }
  sessionHint.set(false);
  dropDrafts();
  dropDesks();
  forgetEmojiHabits();
};

/** @returns once true after a sign-out of one's own, which needs neither a notice nor a way back */
export const takeLeaving = (): boolean => {
  const was = leaving;
  leaving = false;
  return was;
};
