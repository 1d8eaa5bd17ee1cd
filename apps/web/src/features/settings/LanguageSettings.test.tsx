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

/** Waits for what comes after a fetch. */
const until = (seen: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    seen();
  });

const choose = async (host: HTMLElement, selector: string, heading: string) => {
  await press(find(host, selector));
  await until(() => find(host, 'h1', heading));
};

beforeEach(() => localStorage.clear());
afterEach(async () => {
  words.gone = false;
  const { host } = await open(LanguageSettings);
  await choose(host, 'input[value=en]', 'Language');
  await press(find(host, 'input[value=system]'));
  await until(() => expect(find<HTMLInputElement>(host, 'input[value=system]').checked).toBe(true));
});

describe('the language', () => {
  test('follows the system until one chooses, which is kept and seen at once', async () => {
    const { host } = await open(LanguageSettings);
    expect(choices(host)).toEqual([
      ['system', true],
      ['en', false],
      ['de', false],
    ]);
    await choose(host, 'input[value=de]', 'Sprache');
    expect(localStorage.getItem('chatter.language')).toBe('de');
    expect(document.documentElement.lang).toBe('de');
    expect(document.title).toContain('Sprache');
    await choose(host, 'input[value=system]', 'Language');
    expect(localStorage.getItem('chatter.language')).toBeNull();
  });

  test('is called as those call it who speak it, in any language', async () => {
    const { host } = await open(LanguageSettings);
    const names = () => [...host.querySelectorAll('label [lang], label[lang]')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['English', 'English', 'Deutsch']);
    await choose(host, 'input[value=de]', 'Sprache');
    expect(names()).toEqual(['English', 'English', 'Deutsch']);
  });

  test('stays as it was when its texts do not come, and says so', async () => {
    words.gone = true;
    const { host } = await open(LanguageSettings);
    await press(find(host, 'input[value=de]'));
    await until(() => find(host, '[role=alert]', 'could not be loaded'));
    expect(choices(host)[0]).toEqual(['system', true]);
    expect(localStorage.getItem('chatter.language')).toBeNull();
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
    await press(find(host, 'button', 'Deutsch'));
    await until(() => expect(find(host, '[aria-pressed=true]').textContent).toBe('Deutsch'));
    expect(find(host, 'fieldset legend').textContent).toBe('Sprache');
    expect(fieldOf(host, 'E-mail').value).toBe('mara@example.org');
  });
});
