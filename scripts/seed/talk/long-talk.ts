import type { Talk } from './talk.ts';

/** The conversation of 20,000 messages; what is said is made by `said-in-the-kitchen.ts`. */
export const longTalk: Talk = {
  title: 'The kitchen table',
  members: ['mara', 'zoe', 'samir', 'priya', 'ngozi'],
  picture: 1,
  script: '',
};

export const longTalkMessages = 20_000;
/** It goes on from then until yesterday. */
export const longTalkDays = 180;
