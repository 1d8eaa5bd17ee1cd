import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { Typing } from './typing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const [tomas, aiko] = [id<UserId>('Tomas'), id<UserId>('Aiko')];
const [trip, club] = [id<ConversationId>('Trip'), id<ConversationId>('Club')];

const make = () => {
  const told: [ConversationId, boolean][] = [];
  const typing = new Typing((room, on) => told.push([room, on]));
  return { typing, told };
};

describe('P3 others who type', () => {
  test('are taken for silent, each after their own time', () => {
    const { typing } = make();
    typing.heard(trip, tomas, true);
    vi.advanceTimersByTime(limits.typingMs - 1_000);
    typing.heard(trip, aiko, true);
    vi.advanceTimersByTime(1_000);
    expect(typing.live(trip).get()).toEqual([aiko]);
    vi.advanceTimersByTime(limits.typingMs - 1_000);
    expect(typing.live(trip).get()).toEqual([]);
  });

  test('go on for as long as they say so', () => {
    const { typing } = make();
    for (let i = 0; i < 10; i += 1) {
      typing.heard(trip, tomas, true);
      vi.advanceTimersByTime(limits.typingMs - 1);
    }
    expect(typing.live(trip).get()).toEqual([tomas]);
  });

  test('who repeat themselves alone make no page draw again', () => {
    const { typing } = make();
    typing.heard(trip, tomas, true);
    const before = typing.live(trip).get();
    typing.heard(trip, tomas, true);
    expect(typing.live(trip).get()).toBe(before);
  });

  test('who stop in one conversation go on in another', () => {
    const { typing } = make();
    typing.heard(trip, tomas, true);
    typing.heard(club, tomas, true);
    typing.heard(trip, tomas, false);
    expect([typing.live(trip).get(), typing.live(club).get()]).toEqual([[], [tomas]]);
  });

  test('are forgotten at a sign-out, with the clocks that ran for them', () => {
    const { typing } = make();
    typing.heard(trip, tomas, true);
    typing.heard(club, aiko, true);
    typing.reset();
    expect([typing.live(trip).get(), typing.live(club).get()]).toEqual([[], []]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('P3 oneself', () => {
  test('is told per conversation, and its end only where it had begun', () => {
    const { typing, told } = make();
    typing.set(trip, true);
    typing.set(club, true);
    typing.set(club, false);
    typing.set(club, false);
    expect(told).toEqual([
      [trip, true],
      [club, true],
      [club, false],
    ]);
  });

  test('after an end is told anew at once', () => {
    const { typing, told } = make();
    typing.set(trip, true);
    typing.set(trip, false);
    typing.set(trip, true);
    expect(told.map(([, on]) => on)).toEqual([true, false, true]);
  });

  test('a sent message needs no end, and the next word is told at once', () => {
    const { typing, told } = make();
    typing.set(trip, true);
    typing.sent(trip);
    typing.set(trip, false);
    expect(told).toEqual([[trip, true]]);
    typing.set(trip, true);
    expect(told).toHaveLength(2);
  });
});
