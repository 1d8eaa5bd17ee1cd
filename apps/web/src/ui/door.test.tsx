// @vitest-environment happy-dom
import { act, Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from '../testing/render.tsx';
import { door } from './door.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const Part = () => <p>Behind the door</p>;

test('one that was opened before stands at once', async () => {
  const Door = door(async () => Part);
  await Door.open();
  const places: string[] = [];
  const Place = () => {
    places.push('empty');
    return null;
  };
  const { host } = await render(
    <Suspense fallback={<Place />}>
      <Door />
    </Suspense>,
  );
  expect(host.textContent).toBe('Behind the door');
  expect(places).toEqual([]);
});

test('one that is gone through is fetched, and fetched once', async () => {
  const load = vi.fn(async () => Part);
  const Door = door(load);
  const { host } = await render(
    <Suspense fallback={null}>
      <Door />
      <Door />
    </Suspense>,
  );
  await act(async () => undefined);
  await vi.waitFor(() => expect(host.textContent).toBe('Behind the doorBehind the door'));
  await Door.open();
  expect(load).toHaveBeenCalledTimes(1);
});

test('what could not be fetched when it was opened is asked for again by whoever goes through', async () => {
  const load = vi.fn(async () => Part).mockRejectedValueOnce(new Error('no network'));
  const Door = door(load);
  await expect(Door.open()).rejects.toThrow('no network');
  const { host } = await render(
    <ErrorBoundary frame={(words) => <main>{words}</main>}>
      <Suspense fallback={null}>
        <Door />
      </Suspense>
    </ErrorBoundary>,
  );
  await vi.waitFor(() => expect(host.textContent).toBe('Behind the door'));
});
