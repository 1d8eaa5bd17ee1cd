// @vitest-environment happy-dom
import type { TimelineItem } from '@chatter/client';
import { act, useRef } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useLive } from '../../state/use-live.ts';
import { aLive } from '../../testing/a-live.ts';
import { aMessage, mara, me, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { render } from '../../testing/render.tsx';
import { useArrivals } from './use-arrivals.ts';

const { animate } = Element.prototype;
let faded: (string | undefined)[] = [];

beforeEach(() => {
  faded = [];
  Element.prototype.animate = function (this: HTMLElement) {
    faded.push(this.dataset.seq);
    return {} as Animation;
  };
});
afterEach(() => {
  Element.prototype.animate = animate;
});

const itemsOf = (seqs: readonly number[], author = tomas): TimelineItem[] =>
  seqs.map((seq) => ({ kind: 'message', key: `s${seq}`, message: aMessage(author, seq, 'words') }));

const open = async (first: readonly number[]) => {
  const fake = fakeChatter();
  const items = aLive<readonly TimelineItem[]>(itemsOf(first));
  const complete = aLive(true);
  function Thread() {
    const list = useRef<HTMLOListElement>(null);
    const shown = useLive(items);
    useArrivals(list, shown, useLive(complete), me.id);
    return (
      <ol ref={list}>
        {shown.map((item) => item.kind === 'message' && <li key={item.key} data-seq={item.message.seq} />)}
      </ol>
    );
  }
  await render(<Thread />, { chatter: fake.chatter });
  const shows = (seqs: readonly number[], author = tomas) => act(async () => items.set(itemsOf(seqs, author)));
  return { ...fake, complete, items, shows };
};

test('a few that come fade in, what was there does not', async () => {
  const { shows } = await open([1, 2]);
  expect(faded).toEqual([]);
  await shows([1, 2, 3, 4]);
  expect(faded).toEqual(['3', '4']);
});

test('more than five at once stand there, and so do one’s own', async () => {
  const { shows } = await open([1]);
  await shows([1, 2, 3, 4, 5, 6, 7]);
  await shows([8], mara);
  expect(faded).toEqual([]);
});

test('older and newer pages of the history do not fade in', async () => {
  const { shows, complete } = await open([50, 51]);
  await shows([49, 50, 51]);
  await act(async () => complete.set(false));
  await shows([49, 50, 51, 52]);
  await act(async () => complete.set(true));
  expect(faded).toEqual([]);
});

test('what was missed while there was no connection does not, and what comes then does', async () => {
  const { shows, lives } = await open([1]);
  await act(async () => lives.connection.set({ kind: 'connecting' }));
  await act(async () => lives.connection.set({ kind: 'online' }));
  await shows([1, 2]);
  expect(faded).toEqual([]);
  await shows([1, 2, 3]);
  expect(faded).toEqual(['3']);
});
