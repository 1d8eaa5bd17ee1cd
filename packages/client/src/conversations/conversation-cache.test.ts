import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import { describe, expect, test, vi } from 'vitest';
import { FakeModel, id } from '../../test/fake-model.ts';
import { ConversationCache } from './conversation-cache.ts';

const make = () => {
  const model = new FakeModel();
  const mara = model.addUser('Mara').id;
  const view = (name: string, activityAt: number): Conversation => ({
    ...model.view(model.addRoom(name, [mara]), mara),
    activityAt,
  });
  const cache = new ConversationCache();
  const put = (...views: readonly Conversation[]) => {
    for (const conversation of views) cache.set({ conversation, factsRev: 1, memberRev: 1 });
  };
  const titles = () => cache.list.get().map(({ title }) => title);
  return { cache, view, put, titles };
};
const turn = () => Promise.resolve();

describe('the loaded list', () => {
  test('is newest first; of two at the same instant the order never depends on who came first', () => {
    const [one, other] = [make(), make()];
    const [a, b, c] = [one.view('A', 5), one.view('B', 5), one.view('C', 9)];
    one.put(a, b, c);
    one.cache.reached(null);
    other.put(c, b, a);
    other.cache.reached(null);
    expect(one.titles()).toEqual(['C', 'B', 'A']);
    expect(other.titles()).toEqual(one.titles());
  });

  test('many changes in one turn are one new list', async () => {
    const { cache, view, put, titles } = make();
    cache.reached(null);
    const heard = vi.fn();
    cache.list.subscribe(heard);
    const sorted = vi.spyOn(cache.list, 'set');
    put(view('A', 1), view('B', 2), view('C', 3));
    expect(titles()).toEqual([]);
    await turn();
    await turn();
    expect(titles()).toEqual(['C', 'B', 'A']);
    expect(sorted).toHaveBeenCalledTimes(1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('ends where it was loaded to: what lies further down is known but not shown before its page', () => {
    const { cache, view, put, titles } = make();
    const [top, last, below] = [view('Top', 9), view('Last', 5), view('Below', 1)];
    put(top, last, below);
    cache.reached(last);
    expect(titles()).toEqual(['Top', 'Last']);
    expect(cache.complete.get()).toBe(false);
    expect(cache.live(below.id).get()).toEqual(below);
    cache.reached(null);
    expect(titles()).toEqual(['Top', 'Last', 'Below']);
    expect(cache.complete.get()).toBe(true);
  });

  test('one from further down comes up when something happens in it', async () => {
    const { cache, view, put, titles } = make();
    const [last, below] = [view('Last', 5), view('Below', 1)];
    put(last, below);
    cache.reached(last);
    put({ ...below, activityAt: 10 });
    await turn();
    expect(titles()).toEqual(['Below', 'Last']);
  });
});

describe('one conversation', () => {
  test('D9 that is not there any more is null for those who look, and out of the list', async () => {
    const { cache, view, put, titles } = make();
    const trip = view('Trip', 1);
    put(trip);
    cache.reached(null);
    const live = cache.live(trip.id);
    cache.remove(trip.id);
    await turn();
    expect(live.get()).toBeNull();
    expect(titles()).toEqual([]);
    expect(cache.ids).toEqual([]);
  });

  test('is wanted from being asked for until there is an answer, whichever it is', () => {
    const { cache, view, put } = make();
    const trip = view('Trip', 1);
    cache.live(trip.id);
    cache.live(id<ConversationId>('gone'));
    expect(cache.wanted).toEqual([trip.id, id<ConversationId>('gone')]);
    put(trip);
    cache.remove(id<ConversationId>('gone'));
    expect(cache.wanted).toEqual([]);
  });

  test('after a sign-out nothing is loaded, and what is looked at is asked for again', () => {
    const { cache, view, put, titles } = make();
    const trip = view('Trip', 1);
    put(trip);
    cache.live(trip.id);
    cache.reached(null);
    cache.reset();
    expect([cache.loaded.get(), cache.complete.get(), titles()]).toEqual([false, false, []]);
    expect(cache.wanted).toEqual([trip.id]);
  });
});
