import type { UserId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import { FakeModel, id } from '../../test/fake-model.ts';
import { PeopleCache } from './people-cache.ts';

const make = () => {
  const model = new FakeModel();
  const [mara, tomas, aiko] = [model.addUser('Mara'), model.addUser('Tomas'), model.addUser('Aiko')];
  return { cache: new PeopleCache(), mara, tomas, aiko };
};

describe('what is known of people', () => {
  test('is one live value for each, the same before and after they are known', () => {
    const { cache, mara } = make();
    const live = cache.live(mara.id);
    cache.put([mara]);
    expect(cache.live(mara.id)).toBe(live);
    expect(live.get()).toEqual(mara);
  });

  test('keeps its object while nothing about them is new, and takes one when something is', () => {
    const { cache, mara } = make();
    cache.put([mara]);
    cache.put([{ ...mara }]);
    expect(cache.live(mara.id).get()).toBe(mara);
    cache.put([{ ...mara, status: 'by the sea' }]);
    expect(cache.live(mara.id).get()).toMatchObject({ status: 'by the sea' });
  });

  test('P2 presence changes a known person and invents no unknown one', () => {
    const { cache, mara } = make();
    cache.put([mara]);
    cache.presence({ userId: mara.id, online: false, lastSeenAt: 5 });
    cache.presence({ userId: id<UserId>('nobody'), online: true, lastSeenAt: null });
    expect(cache.live(mara.id).get()).toEqual({ ...mara, online: false, lastSeenAt: 5 });
    expect(cache.live(id<UserId>('nobody')).get()).toBeUndefined();
  });

  test('D6 after a cut, those are out of date that somebody looks at or waits for, until heard of again', () => {
    const { cache, mara, tomas, aiko } = make();
    cache.put([mara, tomas, aiko]);
    cache.live(mara.id).subscribe(() => undefined);
    cache.live(tomas.id).subscribe(() => undefined);
    cache.live(id<UserId>('lena'));
    expect(cache.stale).toEqual([id<UserId>('lena')]);
    cache.doubt();
    cache.put([tomas]);
    expect(cache.stale).toEqual([mara.id, id<UserId>('lena')]);
  });

  test('is nothing after a sign-out, for those too who still listen', () => {
    const { cache, mara } = make();
    cache.put([mara]);
    const live = cache.live(mara.id);
    cache.reset();
    expect(live.get()).toBeUndefined();
  });
});
