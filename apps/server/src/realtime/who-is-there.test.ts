import type { UserId } from '@chatter/protocol/ids';
import { expect, test, vi } from 'vitest';
import type { Bus, WhoIsThere } from '../cluster/bus.ts';
import { hearWhoIsThere, tellWhoIsHere } from './who-is-there.ts';

type Hear = (key: string, read: () => unknown, from: string) => void;

/** A bus whose facts are only noted, and brought by the test. */
const noteBus = (id: string, others: string[] = []) => {
  const hearers = new Map<string, Hear>();
  const told: { name: string; key: string; body: unknown }[] = [];
  let missed: (from: string | null) => void = () => undefined;
  const bus = {
    id,
    tell: (name: string, key: string, body: unknown) => told.push({ name, key, body }),
    on: (name: string, hear: Hear) => hearers.set(name, hear),
    listen: (listener: { missed(from: string | null): void }) => {
      missed = listener.missed;
    },
    others: () => others,
  } as unknown as Bus;
  const bring = (name: string, key: string, body: unknown) => hearers.get(name)?.(key, () => body, key);
  return { bus, told, bring, missed: (from: string | null) => missed(from) };
};
const crowd = Array.from({ length: 2_500 }, (_, i) => `user${i}` as UserId);
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a long list is told in parts, once for all who ask in one turn, and comes together again', async () => {
  const { bus, told, bring } = noteBus('a');
  tellWhoIsHere(bus, () => crowd);
  for (const node of ['a', 'a', 'b']) bring('who', node, null);
  await turn();
  expect(told.map(({ body }) => (body as WhoIsThere).userIds.length)).toEqual([1_000, 1_000, 500]);
  const listener = noteBus('b');
  const hear = vi.fn();
  hearWhoIsThere(listener.bus, hear);
  for (const { name, key, body } of told) listener.bring(name, key, body);
  expect(hear).toHaveBeenCalledExactlyOnceWith('a', new Set(crowd));
});

test('an empty list is a list', async () => {
  const { bus, told, bring } = noteBus('a');
  tellWhoIsHere(bus, () => []);
  bring('who', 'a', null);
  await turn();
  expect(told).toEqual([{ name: 'there', key: 'a', body: { userIds: [], isFirst: true, isLast: true } }]);
});

test('whose word was missed is asked, and what came of a list before that does not count', () => {
  const { bus, told, bring, missed } = noteBus('b', ['a', 'c']);
  const hear = vi.fn();
  hearWhoIsThere(bus, hear);
  bring('there', 'a', { userIds: crowd.slice(0, 1), isFirst: true, isLast: false });
  missed('a');
  bring('there', 'a', { userIds: crowd.slice(1, 2), isFirst: false, isLast: true });
  expect(hear).not.toHaveBeenCalled();
  missed(null);
  expect(told.map(({ name, key }) => `${name} ${key}`)).toEqual(['who a', 'who a', 'who c']);
});
