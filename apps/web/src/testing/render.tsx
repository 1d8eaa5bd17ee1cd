import type { Chatter } from '@chatter/client';
import { getDefaultStore } from 'jotai';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter, useLocation } from 'react-router';
import { onTestFinished, vi } from 'vitest';
import { chatterAtom } from '../state/chatter.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// happy-dom has no popovers; a menu needs only to be closed.
HTMLElement.prototype.hidePopover ??= () => undefined;
HTMLElement.prototype.showPopover ??= () => undefined;

// Kept from before a test puts its own clock in.
const { setImmediate: soon } = globalThis;

/** Does something as a person would, and lets everything that answers at once come to rest. */
const perform = (deed: () => void) =>
  act(async () => {
    deed();
    await new Promise((done) => soon(done));
  });

/** Moves the test's clock. */
export const pass = (ms: number) => perform(() => void vi.advanceTimersByTime(ms));

/** Draws a component as the page does, at an address, with an SDK; it is taken down when the test ends. */
export const render = async (
  node: ReactNode,
  options: { chatter?: Chatter; path?: string; state?: unknown; firstPage?: boolean } = {},
) => {
  let where = { pathname: '', state: null as unknown };
  const Where = () => {
    where = useLocation();
    return null;
  };
  getDefaultStore().set(chatterAtom, options.chatter ?? null);
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  onTestFinished(async () => {
    await act(async () => root.unmount());
    host.remove();
  });
  const [pathname = '/', search = ''] = (options.path ?? '/').split('?');
  await perform(() =>
    root.render(
      <MemoryRouter
        initialEntries={[
          {
            pathname,
            search: search && `?${search}`,
            state: options.state ?? null,
            // As a browser that opens the page names the entry.
            key: options.firstPage ? 'default' : 'later',
          },
        ]}
      >
        {node}
        <Where />
      </MemoryRouter>,
    ),
  );
  return { host, location: () => where };
};

/** The one element with this text, label or name; an error when there is none. */
export const find = <E extends Element = HTMLElement>(host: ParentNode, selector: string, words?: string): E => {
  const found = [...host.querySelectorAll<E>(selector)].find(
    (each) => words === undefined || `${each.textContent} ${each.getAttribute('aria-label')}`.includes(words),
  );
  if (!found) throw new Error(`nothing matches ${selector} with ${words ?? 'any words'}`);
  return found;
};

/** The field with this label. */
export const fieldOf = (host: ParentNode, label: string): HTMLInputElement => {
  const id = find<HTMLLabelElement>(host, 'label', label).htmlFor;
  return find<HTMLInputElement>(host, `[id="${id}"]`);
};

const setValue = (field: HTMLInputElement | HTMLTextAreaElement, value: string, event: Event) => {
  // React hears of a value only when it was set past its own setter.
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(event);
};

export const type = (field: HTMLInputElement | HTMLTextAreaElement, value: string) =>
  perform(() => setValue(field, value, new InputEvent('input', { bubbles: true, inputType: 'insertText' })));

/** As a password manager does, without anybody typing. */
export const fillIn = (field: HTMLInputElement, value: string) =>
  perform(() => setValue(field, value, new Event('input', { bubbles: true })));

export const press = (element: Element) =>
  perform(() => void element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));

export const key = (element: Element, init: KeyboardEventInit) =>
  perform(() => void element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })));

export const submit = (form: Element) =>
  perform(() => void form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));

/** Opens the menu with this name; its items are there afterwards. */
export const openMenu = async (host: ParentNode, name: string): Promise<void> => {
  await import('../ui/MenuPanel.tsx');
  await press(find(host, `button[aria-label="${name}"]`));
};
