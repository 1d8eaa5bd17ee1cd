// @vitest-environment happy-dom
import { act } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { find, key, render } from '../testing/render.tsx';
import { AfterFirstAct } from './AfterFirstAct.tsx';

const Page = ({ words }: { words: string }) => (
  <>
    <button type="button">Anything</button>
    <AfterFirstAct>
      <p>{words}</p>
    </AfterFirstAct>
  </>
);

test('what comes with the first act is not there before, and everywhere from then on', async () => {
  const { host } = await render(<Page words="one" />);
  expect(host.textContent).not.toContain('one');
  await key(find(host, 'button'), { key: 'a' });
  expect(host.textContent).toContain('one');
  const later = await render(<Page words="two" />);
  expect(later.host.textContent).toContain('two');
});

test('a part that cannot be drawn is left out, and the page stands', async () => {
  // React tells it there as well.
  onTestFinished(vi.spyOn(console, 'error').mockReturnValue(undefined).mockRestore);
  const Broken = (): never => {
    throw new Error('no such part');
  };
  const { host } = await render(
    <>
      <button type="button">Anything</button>
      <AfterFirstAct>
        <Broken />
      </AfterFirstAct>
    </>,
  );
  await act(async () => undefined);
  expect(host.textContent).toBe('Anything');
});
