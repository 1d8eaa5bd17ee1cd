// @vitest-environment happy-dom
import type { Chatter } from '@chatter/client';
import { act } from 'react';
import { expect, test } from 'vitest';
import { me } from '../testing/cast.ts';
import { fakeChatter } from '../testing/fake-chatter.ts';
import { render } from '../testing/render.tsx';
import { useMe, useMeOrGuest } from './use-me.ts';

const Name = () => <p>{useMe().displayName}</p>;

test('what is drawn while the session ends is drawn to its end', async () => {
  const { chatter, lives } = fakeChatter();
  const { host } = await render(<Name />, { chatter });
  await act(async () => lives.me.set({ ...me, displayName: 'Mara R.' }));
  expect(host.textContent).toBe('Mara R.');
  // The gate above is told at the same time; a part below it may be drawn before that.
  await act(async () => lives.me.set(null));
  expect(host.textContent).toBe('Mara R.');
});

test('a part that is drawn for the first time when the session has ended under it is drawn as well', async () => {
  const { chatter, lives } = fakeChatter();
  await act(async () => lives.me.set({ ...me, displayName: 'Tomas R.' }));
  const Gate = ({ chatter: its }: { chatter: Chatter }) => {
    useMeOrGuest(its);
    // In the middle of drawing, as when it is drawn in pieces and the answer comes in between.
    lives.me.set(null);
    return <Name />;
  };
  const { host } = await render(<Gate chatter={chatter} />, { chatter });
  expect(host.textContent).toBe('Tomas R.');
});
