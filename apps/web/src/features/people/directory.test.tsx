// @vitest-environment happy-dom
import type { UserId } from '@chatter/protocol/ids';
import { act, useState } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PersonRoute } from '../../routes/PersonRoute.tsx';
import { aiko, aUser, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, pass, press, render } from '../../testing/render.tsx';
import { MessageButton } from './MessageButton.tsx';
import { useDirectory } from './use-directory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const names = (host: ParentNode) => [...host.querySelectorAll('li')].map((row) => row.textContent);

describe('the directory', () => {
  const zoe = aUser('Zoë', { online: true });
  let search: (text: string) => void = () => undefined;
  const List = ({ text }: { text: string }) => {
    const { found, more } = useDirectory(text);
    return (
      <>
        <ul>
          {found?.people.map(({ id, displayName }) => (
            <li key={id}>{displayName}</li>
          ))}
        </ul>
        {more && (
          <button type="button" onClick={() => void more().catch(() => undefined)}>
            {'more'}
          </button>
        )}
      </>
    );
  };

  const open = async (answer: (query: { search?: string; after?: string }) => unknown) => {
    const fake = fakeChatter();
    fake.answer('search', answer);
    const Searcher = () => {
      const [text, setText] = useState('');
      search = setText;
      return <List text={text} />;
    };
    const page = await render(<Searcher />, { chatter: fake.chatter });
    await pass(0);
    return { ...fake, ...page };
  };
  const look = async (text: string) => {
    await act(async () => search(text));
    await pass(200);
  };

  test('a slow answer to an older search does not replace the newer one', async () => {
    const slow = new Map<string, (people: unknown) => void>();
    const { host } = await open(({ search: text = '' }) =>
      text === '' ? { people: [], next: null } : new Promise((resolve) => slow.set(text, resolve)),
    );
    await look('to');
    await look('ai');
    await act(async () => slow.get('ai')?.({ people: [aiko], next: null }));
    await act(async () => slow.get('to')?.({ people: [tomas], next: null }));
    expect(names(host)).toEqual(['Aiko']);
  });

  test('blanks round a search, or nothing but blanks, are no other search', async () => {
    const { callsOf } = await open(() => ({ people: [aiko], next: null }));
    await look('  ');
    await look(' ai ');
    await look('ai');
    expect(callsOf('search')).toEqual([[{}], [{ search: 'ai' }]]);
  });

  test('goes on page by page in the server’s order, nobody twice', async () => {
    const { host, callsOf } = await open(({ after }) =>
      after ? { people: [tomas, zoe], next: null } : { people: [aiko, tomas], next: 'p2' },
    );
    expect(names(host)).toEqual(['Aiko', 'Tomas']);
    await press(find(host, 'button'));
    expect(names(host)).toEqual(['Aiko', 'Tomas', 'Zoë']);
    expect(callsOf('search').at(-1)).toEqual([{ after: 'p2' }]);
    expect(host.querySelector('button')).toBeNull();
  });

  test('a page that comes after the search has changed is not put under its list', async () => {
    let arrive: (page: unknown) => void = () => undefined;
    const { host } = await open(({ search: text, after }) => {
      if (after) return new Promise((resolve) => (arrive = resolve));
      return text ? { people: [aiko], next: null } : { people: [tomas], next: 'p2' };
    });
    await press(find(host, 'button'));
    await look('ai');
    await act(async () => arrive({ people: [zoe], next: null }));
    expect(names(host)).toEqual(['Aiko']);
  });
});

describe('the message button', () => {
  test('says why a conversation cannot be opened, and may be pressed again', async () => {
    const fake = fakeChatter();
    fake.answer('openDirect', () => {
      throw refusal('RATE_LIMITED', { retryAfterMs: 3_000 });
    });
    const { host } = await render(<MessageButton user={tomas} look="primary" />, { chatter: fake.chatter });
    await press(find(host, 'button'));
    expect(find(host, '[role=alert]').textContent).toContain('Wait 3 seconds');
    fake.answer('openDirect', () => new Promise(() => undefined));
    await press(find(host, 'button'));
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(find(host, 'button').getAttribute('aria-busy')).toBe('true');
    await press(find(host, 'button'));
    expect(fake.callsOf('openDirect')).toHaveLength(2);
  });
});

test('the message button of a row takes no second press while the first is under way', async () => {
  const fake = fakeChatter();
  fake.answer('openDirect', () => new Promise(() => undefined));
  const { host } = await render(<MessageButton user={tomas} look="icon" />, { chatter: fake.chatter });
  await press(find(host, 'button[aria-label="Message Tomas"]'));
  await press(find(host, 'button[aria-busy=true]'));
  expect(fake.callsOf('openDirect')).toEqual([[tomas.id]]);
});

describe('the address of a person', () => {
  const open = (fake: ReturnType<typeof fakeChatter>, id: UserId) =>
    render(
      <Routes>
        <Route path="/people/:id" element={<PersonRoute />} />
        <Route path="*" element={null} />
      </Routes>,
      { chatter: fake.chatter, path: `/people/${id}` },
    );

  test('shows them at once when they are known, and asks for the newest all the same', async () => {
    const fake = fakeChatter();
    const { host } = await open(fake, tomas.id);
    expect(find(host, 'h1').textContent).toBe('Tomas');
    expect(fake.callsOf('getPerson')).toEqual([[tomas.id]]);
  });

  test('waits for somebody who is not known yet', async () => {
    const fake = fakeChatter();
    const lena = aUser('Lena');
    const { host } = await open(fake, lena.id);
    expect(find(host, 'main').getAttribute('aria-busy')).toBe('true');
    await act(async () => fake.user(lena.id).set(lena));
    expect(find(host, 'h1').textContent).toBe('Lena');
  });

  test.each([
    ['NOT_FOUND', 'There is nobody here', 'The address may be wrong.'],
    ['VALIDATION_FAILED', 'There is nobody here', 'The address may be wrong.'],
    ['NETWORK', 'The people could not be loaded', 'No connection to the server.'],
  ] as const)('that is answered with %s says so, with the way back', async (code, heading, words) => {
    const fake = fakeChatter();
    fake.answer('getPerson', () => {
      throw refusal(code);
    });
    const { host, location } = await open(fake, aUser('Nobody').id);
    expect(find(host, 'h2').textContent).toBe(heading);
    expect(host.textContent).toContain(words);
    await press(find(host, 'button', 'Back to people'));
    expect(location().pathname).toBe('/people');
  });
});
