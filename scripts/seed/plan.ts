import { directs } from './talk/directs.ts';
import { groups } from './talk/groups.ts';
import { longTalk, longTalkDays, longTalkMessages } from './talk/long-talk.ts';
import { sayInTheKitchen } from './talk/said-in-the-kitchen.ts';
import type { Talk } from './talk/talk.ts';

/** One message of the demo. */
export interface Step {
  readonly at: number;
  readonly talk: Talk;
  readonly who: string;
  readonly text: string;
  /** Names of drawings; empty for a plain text. */
  readonly photos: readonly string[];
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** `-3d 18:40`, or `-0d -25m`, or `-25m`: counted back from `now`. */
const readMoment = (text: string, now: number): number => {
  const [, days = '0', hours, minutes, back] = /^(?:-(\d+)d ?)?(?:(\d\d):(\d\d)|-(\d+)m)$/.exec(text) ?? [];
  if (back !== undefined) return now - Number(back) * minute;
  if (hours === undefined) throw new Error(`"@ ${text}" is no moment.`);
  const midnight = now - (now % day) - Number(days) * day;
  return midnight + Number(hours) * 60 * minute + Number(minutes) * minute;
};

/** Turns a script into messages, a minute or so apart. */
export const readScript = (talk: Talk, now: number, random: () => number): Step[] => {
  const steps: Step[] = [];
  let at = now;
  for (const line of talk.script.trim().split('\n').filter(Boolean)) {
    if (line.startsWith('@ ')) {
      at = readMoment(line.slice(2), now);
      continue;
    }
    const [, who, photos, text] = /^(\w+)(?:! ([\w, ]+))?: (.*)$/.exec(line) ?? [];
    if (who === undefined || text === undefined) throw new Error(`"${line}" is no line of a talk.`);
    steps.push({ at, talk, who, text, photos: photos?.split(', ') ?? [] });
    at += (0.3 + random() * 1.4) * minute;
  }
  return steps;
};

/** Spreads the long conversation over its days: people talk from seven in the morning to midnight, in bursts. */
const planLongTalk = (now: number, random: () => number): Step[] => {
  const perDay = Math.ceil(longTalkMessages / longTalkDays);
  const lastDay = now - (now % day);
  return Array.from({ length: longTalkMessages }, (_, index) => {
    const ago = longTalkDays - Math.floor(index / perDay);
    const inDay = (index % perDay) / perDay;
    const at = lastDay - ago * day + (7 + 16.5 * inDay) * 60 * minute + random() * 3 * minute;
    const who = longTalk.members[Math.floor(random() * longTalk.members.length)] ?? 'mara';
    const text = sayInTheKitchen(index % 4 === 0, random);
    return { at: Math.floor(at), talk: longTalk, who, text, photos: [] };
  });
};

/** Everything that is said, in the order of time; `short` is without the long conversation. */
export const makePlan = (now: number, random: () => number, short = false): Step[] => {
  const scripted = [...directs, ...groups].flatMap((talk) => readScript(talk, now, random));
  const long = short ? [] : planLongTalk(now, random);
  const steps = [...scripted, ...long].sort((a, b) => a.at - b.at);
  const late = steps.find((step) => step.at >= now);
  if (late !== undefined) throw new Error(`"${late.text}" would be said in the future.`);
  return steps;
};

/** In the order in which they begin. */
export const talksOf = (steps: readonly Step[]): Talk[] => [...new Set(steps.map((step) => step.talk))];
