import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { neighbours, people } from './people.ts';
import { photos } from './pictures/photos.ts';
import { makePlan, readScript, talksOf } from './plan.ts';
import { longTalk, longTalkMessages } from './talk/long-talk.ts';

const now = Date.parse('2026-05-04T09:30Z');
const plan = makePlan(now, seededRandom(1));

describe('the plan of the demo', () => {
  test('is the same for the same seed and moment', () => {
    expect(makePlan(now, seededRandom(1))).toEqual(plan);
    expect(makePlan(now, seededRandom(2))).not.toEqual(plan);
  });

  test.each(['2026-05-04T00:05Z', '2026-05-04T03:00Z', '2026-05-04T23:59Z'])(
    'works at any time of the day: %s',
    (time) => {
      const steps = makePlan(Date.parse(time), seededRandom(1));
      expect(steps.every((step, index) => step.at >= (steps[index - 1]?.at ?? 0))).toBe(true);
      expect(steps.at(-1)?.at).toBeLessThan(Date.parse(time));
    },
  );

  test('has twenty conversations, one of them of 20,000 messages', () => {
    expect(talksOf(plan)).toHaveLength(20);
    expect(plan.filter((step) => step.talk === longTalk)).toHaveLength(longTalkMessages);
  });

  test('is short when asked: all the others are the same, and the long one is not there', () => {
    const short = makePlan(now, seededRandom(1), true);
    expect(talksOf(short)).toHaveLength(19);
    expect(short.map(({ text }) => text)).toEqual(
      plan.filter((step) => step.talk !== longTalk).map(({ text }) => text),
    );
  });

  test('lets only members speak, and shows only photos that there are', () => {
    expect(plan.filter((step) => !step.talk.members.includes(step.who))).toEqual([]);
    expect(plan.flatMap((step) => step.photos).filter((name) => photos[name] === undefined)).toEqual([]);
    const known = new Set([...people, ...neighbours].map(({ key }) => key));
    expect(known.size).toBe(people.length + neighbours.length);
    expect(plan.flatMap((step) => step.talk.members).filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('a script', () => {
  const talk = (script: string) => ({ title: null, members: ['mara', 'zoe'], script });

  test('reads who says what, photos with captions, and moments', () => {
    const steps = readScript(talk('@ -2d 10:00\nmara: Hello: you\n@ -30m\nzoe! garden, table: Look'), now, () => 0);
    expect(steps.map(({ at, who, text, photos: names }) => ({ at, who, text, names }))).toEqual([
      { at: Date.parse('2026-05-02T10:00Z'), who: 'mara', text: 'Hello: you', names: [] },
      { at: now - 30 * 60_000, who: 'zoe', text: 'Look', names: ['garden', 'table'] },
    ]);
  });

  test.each(['mara Hello', '@ tomorrow'])('says what it cannot read: %s', (line) => {
    expect(() => readScript(talk(line), now, () => 0)).toThrow(line.replace('@ ', ''));
  });
});
