// @vitest-environment happy-dom
import { act } from 'react';
import { expect, test } from 'vitest';
import { find, press, render } from '../testing/render.tsx';
import { useOpener } from './use-opener.ts';

test('a press on the button opens, and one that has closed the layer does not open it again', async () => {
  let close: () => void = () => undefined;
  const Opener = () => {
    const opener = useOpener();
    ({ close } = opener);
    return <button type="button" {...opener.button} />;
  };
  const { host } = await render(<Opener />);
  const button = find(host, 'button');
  const expanded = () => button.getAttribute('aria-expanded');
  await press(button);
  expect(expanded()).toBe('true');
  await act(async () => button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
  // The browser closes what is open when a pointer goes down beside it.
  await act(async () => close());
  await press(button);
  expect(expanded()).toBe('false');
  await press(button);
  expect(expanded()).toBe('true');
});
