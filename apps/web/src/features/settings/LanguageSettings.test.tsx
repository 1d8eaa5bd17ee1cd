// @vitest-environment happy-dom
import { act, type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useFollowLanguage } from '../../state/language.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { fieldOf, find, press, render, type } from '../../testing/render.tsx';
import { Field } from '../../ui/Field.tsx';
import { AuthPage } from '../auth/AuthPage.tsx';
import { LanguageSettings } from './LanguageSettings.tsx';

const words = vi.hoisted(() => ({ gone: false }));
vi.mock('../../text/load-words.ts', async (importOriginal) => {
  const { loadWords } = await importOriginal<typeof import('../../text/load-words.ts')>();
  return {
    loadWords: async (...args: Parameters<typeof loadWords>) => {
      if (words.gone) throw new TypeError('Failed to fetch dynamically imported module');
      return loadWords(...args);
    },
  };
});

const choices = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ value, checked }) => [value, checked]);

/** Under something that follows the language, as the app does. */
const Following = ({ page: Page }: { page: () => ReactNode }) => {
  useFollowLanguage();
  return <Page />;
};

const open = (page: () => ReactNode) =>
  render(<Following page={page} />, { chatter: fakeChatter().chatter, path: '/settings/language' });

const kept = () => localStorage.getItem('chatter.language');

/** Presses something and waits for what comes of it after a fetch. */
const pressUntil = (element: Element, done: () => void) =>
  act(async () => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await vi.waitFor(done);
  });

const choose = (host: HTMLElement, choice: 'system' | 'en' | 'de') =>
  pressUntil(find(host, `input[value=${choice}]`), () => expect(kept()).toBe(choice === 'system' ? null : choice));

beforeEach(() => localStorage.clear());
afterEach(() => {
  words.gone = false;
});

describe('the language', () => {
  test('follows the system until one chooses, which is kept and seen at once', async () => {
    const { host } = await open(LanguageSettings);
    expect(choices(host)).toEqual([
      ['system', true],
      ['en', false],
      ['de', false],
    ]);
    await choose(host, 'de');
    expect(find(host, 'h1').textContent).toBe('Sprache');
    expect(document.documentElement.lang).toBe('de');
    expect(document.title).toContain('Sprache');
    await choose(host, 'system');
    expect(find(host, 'h1').textContent).toBe('Language');
  });

  test('is called as those call it who speak it, in any language', async () => {
    const { host } = await open(LanguageSettings);
    const names = () => [...host.querySelectorAll('label [lang], label[lang]')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['English', 'English', 'Deutsch']);
    await choose(host, 'de');
    expect(names()).toEqual(['English', 'English', 'Deutsch']);
    await choose(host, 'system');
  });

  test('stays as it was when its texts do not come, and says so', async () => {
    words.gone = true;
    const { host } = await open(LanguageSettings);
    await press(find(host, 'input[value=de]'));
    expect(find(host, '[role=alert]').textContent).toContain('could not be loaded');
    expect(choices(host)[0]).toEqual(['system', true]);
    expect(kept()).toBeNull();
  });

  test('can be chosen before the sign-in, and what is in the fields stays', async () => {
    const Page = () => {
      const [email, setEmail] = useState('');
      return (
        <AuthPage title="Sign in" lead="">
          <Field label="E-mail" value={email} onChange={(event) => setEmail(event.target.value)} />
        </AuthPage>
      );
    };
    const { host } = await open(Page);
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    expect(find(host, '[aria-pressed=true]').textContent).toBe('English');
    await pressUntil(find(host, 'button', 'Deutsch'), () => expect(kept()).toBe('de'));
    expect(find(host, '[aria-pressed=true]').textContent).toBe('Deutsch');
    expect(find(host, 'fieldset legend').textContent).toBe('Sprache');
    expect(fieldOf(host, 'E-mail').value).toBe('mara@example.org');
  });
});
