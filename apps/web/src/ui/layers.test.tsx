// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Announcer } from '../features/shell/Announcer.tsx';
import { ToastHost } from '../features/shell/ToastHost.tsx';
import { announce } from '../state/announcer.ts';
import { useSayDone } from '../state/toast.ts';
import { useUrlLayer } from '../state/use-url-layer.ts';
import { refusal } from '../testing/refusal.ts';
import { find, key, openMenu, pass, press, render } from '../testing/render.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Dialog } from './Dialog.tsx';
import { Menu } from './Menu.tsx';

const Opener = ({ onClose }: { onClose: () => void }) => {
  const [open, setOpen] = useState(false);
  const close = () => {
    onClose();
    setOpen(false);
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {'open'}
      </button>
      {open && (
        <Dialog title="A question" onClose={close} large>
          <input type="file" />
        </Dialog>
      )}
    </>
  );
};

const cancel = (target: Element) =>
  act(async () => {
    target.dispatchEvent(new Event('cancel', { bubbles: true, cancelable: true }));
  });

describe('a dialog', () => {
  const open = async () => {
    const onClose = vi.fn();
    const { host } = await render(<Opener onClose={onClose} />);
    const button = find(host, 'button', 'open');
    button.focus();
    await press(button);
    return { host, onClose, button, dialog: find<HTMLDialogElement>(host, 'dialog') };
  };

  test('is modal and named by its title', async () => {
    const { dialog, host } = await open();
    expect(dialog.open).toBe(true);
    const title = dialog.getAttribute('aria-labelledby') ?? '';
    expect(find(host, `[id="${title}"]`).textContent).toBe('A question');
  });

  test('closes with Esc and gives the focus back', async () => {
    const { dialog, onClose, button, host } = await open();
    await cancel(dialog);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(host.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test('closes with its cross and with a press beside it, not with one inside', async () => {
    const { dialog, onClose } = await open();
    await press(find(dialog, 'input'));
    expect(onClose).not.toHaveBeenCalled();
    await press(dialog);
    expect(onClose).toHaveBeenCalledTimes(1);
    const again = await open();
    await press(find(again.dialog, 'button[aria-label=Close]'));
    expect(again.onClose).toHaveBeenCalledTimes(1);
  });

  test('stays open when one leaves its file chooser without a file', async () => {
    const { dialog, onClose } = await open();
    await cancel(find(dialog, 'input[type=file]'));
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('a question', () => {
  const ask = (onConfirm: () => Promise<void>) =>
    render(
      <ConfirmDialog
        title="Sign out?"
        body="Really."
        confirm="Sign out"
        onConfirm={onConfirm}
        onClose={() => undefined}
      />,
    );

  test('takes one answer while the act runs', async () => {
    const acts = vi.fn(() => new Promise<void>(() => undefined));
    const { host } = await ask(acts);
    const button = find(host, 'button', 'Sign out');
    await press(button);
    await press(button);
    expect(acts).toHaveBeenCalledTimes(1);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  test('says what went wrong and can be answered again', async () => {
    const acts = vi.fn(async () => {
      throw refusal('NETWORK');
    });
    const { host } = await ask(acts);
    await press(find(host, 'button', 'Sign out'));
    expect(find(host, '[role=alert]').textContent).toContain('No connection');
    await press(find(host, 'button', 'Sign out'));
    expect(acts).toHaveBeenCalledTimes(2);
  });
});

describe('a menu', () => {
  test('does what is chosen, and arrow keys go round', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { host } = await render(
      <Menu
        label="Acts"
        items={[
          { label: 'One', icon: 'info', onSelect: first },
          { label: 'Two', icon: 'leave', onSelect: second, danger: true },
        ]}
      />,
    );
    expect(find(host, 'button[aria-label=Acts]').getAttribute('aria-haspopup')).toBe('menu');
    await openMenu(host, 'Acts');
    const [one, two] = [...host.querySelectorAll<HTMLElement>('[role=menuitem]')];
    expect(document.activeElement).toBe(one);
    await key(one as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(two);
    await key(two as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(one);
    await key(one as HTMLElement, { key: 'End' });
    expect(document.activeElement).toBe(two);
    await press(two as HTMLElement);
    expect(second).toHaveBeenCalledTimes(1);
    expect(first).not.toHaveBeenCalled();
    expect(host.querySelector('[role=menu]')).toBeNull();
  });
});

describe('a layer in the address', () => {
  const Layer = () => {
    const layer = useUrlLayer('photo');
    return (
      <>
        <output>{layer.value}</output>
        {['open', 'close'].map((act) => (
          <button key={act} type="button" onClick={() => (act === 'open' ? layer.open('p1') : layer.close())}>
            {act}
          </button>
        ))}
      </>
    );
  };

  test('opens as a step that closing takes back', async () => {
    const { host, location } = await render(<Layer />, { path: '/chats/a?x=1' });
    await press(find(host, 'button', 'open'));
    expect(location()).toMatchObject({ pathname: '/chats/a', search: '?x=1&photo=p1' });
    expect(find(host, 'output').textContent).toBe('p1');
    await press(find(host, 'button', 'close'));
    expect(location()).toMatchObject({ pathname: '/chats/a', search: '?x=1' });
  });

  test('that came with the address is taken out of it, without leaving the page', async () => {
    const { host, location } = await render(<Layer />, { path: '/chats/a?photo=p1' });
    await press(find(host, 'button', 'close'));
    expect(location()).toMatchObject({ pathname: '/chats/a', search: '' });
  });
});

describe('what the page says by itself', () => {
  const Sayer = () => {
    const say = useSayDone();
    return (
      <button type="button" onClick={() => say('Saved it')}>
        {'say'}
      </button>
    );
  };

  test('a toast goes after five seconds, and waits while one points at it', async () => {
    vi.useFakeTimers();
    const { host } = await render(
      <>
        <ToastHost />
        <Sayer />
      </>,
    );
    await press(find(host, 'button'));
    await pass(4_900);
    const region = find(host, '.toast');
    expect(region.textContent).toBe('Saved it');
    await act(async () => void region.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    await pass(20_000);
    expect(region.textContent).toBe('Saved it');
    await act(async () => void region.dispatchEvent(new PointerEvent('pointerout', { bubbles: true })));
    await pass(5_000);
    expect(host.querySelector('.toast')).toBeNull();
    vi.useRealTimers();
  });

  test('the spoken region is there from the start, and speaks the same sentence twice', async () => {
    const { host } = await render(<Announcer />);
    const region = find(host, '[aria-live=polite]');
    await act(async () => announce('Back online'));
    const first = region.lastElementChild;
    await act(async () => announce('Back online'));
    expect(region.lastElementChild?.textContent).toBe('Back online');
    expect(region.lastElementChild).not.toBe(first);
  });
});
