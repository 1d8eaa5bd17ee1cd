// @vitest-environment happy-dom
import { limits } from '@chatter/protocol/limits';
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aGroup, aiko, aUser, mara, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { stubListEnds } from '../../testing/list-ends.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, openMenu, pass, press, render, submit, type } from '../../testing/render.tsx';
import { AddPeople } from './AddPeople.tsx';
import { GroupLook } from './GroupLook.tsx';
import { LeaveGroup } from './LeaveGroup.tsx';
import { MemberList } from './MemberList.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

const lena = aUser('Lena');
const memberOf = (user: typeof mara, role: 'owner' | 'member' = 'member') => ({
  ...aGroup('Crew').me,
  userId: user.id,
  role,
});
const crew = aGroup('Crew', { me: memberOf(mara, 'owner') });

let scrollToEnd: ReturnType<typeof stubListEnds>['scrollToEnd'];

beforeEach(() => {
  vi.useFakeTimers();
  ({ scrollToEnd } = stubListEnds());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const aChatter = () => {
  const fake = fakeChatter();
  fake.user(lena.id).set(lena);
  fake.answer('members', () => ({ members: [memberOf(mara, 'owner'), memberOf(tomas)], next: null }));
  fake.answer('search', () => ({ people: [aiko, tomas, lena], next: null }));
  return fake;
};
const names = (host: HTMLElement) => [...host.querySelectorAll('li bdi')].map((name) => name.textContent);

describe('the members of a group', () => {
  test('come page by page, and no page is asked for twice', async () => {
    const fake = aChatter();
    fake.answer('members', (_id: never, page?: { after: string }) =>
      page ? { members: [memberOf(lena)], next: null } : { members: [memberOf(mara), memberOf(tomas)], next: 'p2' },
    );
    const { host } = await render(<MemberList conversation={crew} />, { chatter: fake.chatter });
    expect(names(host)).toEqual(['Mara', 'Tomas']);
    await scrollToEnd();
    expect(names(host)).toEqual(['Mara', 'Tomas', 'Lena']);
    await scrollToEnd();
    expect(fake.callsOf('members')).toEqual([[crew.id], [crew.id, { after: 'p2' }]]);
  });

  /** The list of a group whose number of members the test changes. */
  const growing = async (fake: ReturnType<typeof fakeChatter>) => {
    let recount: (count: number) => void = () => undefined;
    const Crew = () => {
      const [memberCount, setCount] = useState(2);
      recount = setCount;
      return <MemberList conversation={{ ...crew, memberCount }} />;
    };
    const { host } = await render(<Crew />, { chatter: fake.chatter });
    return { host, recount: (count: number) => act(async () => recount(count)) };
  };

  test('are asked for anew when somebody comes or goes', async () => {
    const fake = aChatter();
    const { host, recount } = await growing(fake);
    expect(names(host)).toEqual(['Mara', 'Tomas']);
    fake.answer('members', () => ({ members: [mara, tomas, aiko].map((user) => memberOf(user)), next: null }));
    await recount(3);
    expect(names(host)).toEqual(['Mara', 'Tomas', 'Aiko']);
  });

  test('of a page that was under way meanwhile are not put under the new list', async () => {
    const fake = aChatter();
    let arrive: (page: unknown) => void = () => undefined;
    fake.answer('members', (_id: never, page?: { after: string }) =>
      page ? new Promise((resolve) => (arrive = resolve)) : { members: [memberOf(mara)], next: 'p2' },
    );
    const { host, recount } = await growing(fake);
    await scrollToEnd();
    fake.answer('members', () => ({ members: [memberOf(mara), memberOf(lena)], next: null }));
    await recount(3);
    await act(async () => arrive({ members: [memberOf(lena)], next: null }));
    expect(names(host)).toEqual(['Mara', 'Lena']);
  });

  test('show who the owner is, in words', async () => {
    const { host } = await render(<MemberList conversation={crew} />, { chatter: aChatter().chatter });
    expect([...host.querySelectorAll('li')].map((row) => row.textContent?.includes('Owner'))).toEqual([true, false]);
  });

  test('lead to their profile', async () => {
    const { host, location } = await render(<MemberList conversation={crew} />, { chatter: aChatter().chatter });
    await openMenu(host, 'Menu for Tomas');
    await press(find(host, '[role=menuitem]', 'Profile'));
    expect(location().pathname).toBe(`/people/${tomas.id}`);
  });

  test.each([
    ['NOT_ALLOWED', 'You may not do this here.'],
    ['NOT_FOUND', 'This is not there any more.'],
    ['NETWORK', 'No connection to the server. Check your network and try again.'],
  ] as const)('D9 a removal refused as %s is told in the question, and nobody goes', async (code, words) => {
    const fake = aChatter();
    fake.answer('removeMember', () => {
      throw refusal(code);
    });
    const { host } = await render(<MemberList conversation={crew} />, { chatter: fake.chatter });
    await openMenu(host, 'Menu for Tomas');
    await press(find(host, '[role=menuitem]', 'Remove from group'));
    expect(find(host, 'dialog').textContent).toContain('Remove Tomas from the group?');
    await press(find(host, 'dialog button', 'Remove from group'));
    expect(find(host, 'dialog [role=alert]').textContent).toBe(words);
    await press(find(host, 'dialog button', 'Cancel'));
    expect(names(host)).toEqual(['Mara', 'Tomas']);
  });
});

describe('leaving', () => {
  test('that was refused leads nowhere', async () => {
    const fake = aChatter();
    fake.answer('leave', () => {
      throw refusal('NETWORK');
    });
    const page = await render(<LeaveGroup conversation={crew} onClose={() => undefined} />, {
      chatter: fake.chatter,
      path: '/chats/crew',
    });
    await press(find(page.host, 'button', 'Leave group'));
    expect(find(page.host, '[role=alert]').textContent).toContain('No connection');
    expect(page.location().pathname).toBe('/chats/crew');
  });

  test('names the group, and can be thought over', async () => {
    const onClose = vi.fn();
    const fake = aChatter();
    const { host } = await render(<LeaveGroup conversation={crew} onClose={onClose} />, { chatter: fake.chatter });
    expect(find(host, 'h2').textContent).toBe('Leave “Crew”?');
    await press(find(host, 'button', 'Cancel'));
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(fake.callsOf('leave')).toEqual([]);
  });
});

describe('adding people', () => {
  const open = async () => {
    const fake = aChatter();
    const onClose = vi.fn();
    const { host } = await render(<AddPeople conversation={crew} onClose={onClose} />, { chatter: fake.chatter });
    await pass(0);
    return { ...fake, host, onClose, submit: find(host, 'footer button') };
  };

  test('with nobody chosen is done', async () => {
    const { submit, callsOf, onClose } = await open();
    expect(submit.textContent).toBe('Done');
    await press(submit);
    expect(callsOf('addMembers')).toEqual([]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('that fills the group over its limit says so, keeps the choice and stays open', async () => {
    const { host, submit, answer, onClose } = await open();
    answer('addMembers', () => {
      throw refusal('GROUP_FULL');
    });
    await press(find(host, 'input[aria-label="Aiko"]'));
    expect(submit.textContent).toBe('Add 1 person');
    await press(submit);
    expect(find(host, '[role=alert]').textContent).toBe('This group has as many members as a group can have.');
    expect(find<HTMLInputElement>(host, 'input[aria-label="Aiko"]').checked).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('choosing people', () => {
  const open = async (answer: (query: { search?: string }) => unknown, without = new Set<typeof mara.id>()) => {
    const fake = fakeChatter();
    fake.answer('search', answer);
    const onChange = vi.fn();
    const { host } = await render(<PeoplePicker chosen={[aiko]} onChange={onChange} without={without} />, {
      chatter: fake.chatter,
    });
    await pass(0);
    return { ...fake, host, onChange };
  };

  test('keeps who was chosen when a search shows others', async () => {
    const { host, onChange } = await open(({ search }) => ({ people: search ? [lena] : [aiko, tomas], next: null }));
    await type(find<HTMLInputElement>(host, 'input[type=search]'), 'len');
    await pass(200);
    await press(find(host, 'input[aria-label="Lena"]'));
    expect(onChange).toHaveBeenCalledWith([aiko, lena]);
  });

  test('a second press takes somebody out again', async () => {
    const { host, onChange } = await open(() => ({ people: [aiko], next: null }));
    await press(find(host, 'input[aria-label="Aiko"]'));
    expect(onChange).toHaveBeenCalledWith([]);
  });

  test('says when everybody is in already, and when nobody is called so', async () => {
    const everybody = new Set([aiko.id]);
    const { host } = await open(({ search }) => ({ people: search ? [] : [aiko], next: null }), everybody);
    expect(host.textContent).toContain('There is nobody else here yet');
    await type(find<HTMLInputElement>(host, 'input[type=search]'), ' xyz ');
    await pass(200);
    expect(host.textContent).toContain('Nobody called “xyz”');
  });

  test('says why there is no list, and asks again', async () => {
    const { host, answer } = await open(() => {
      throw refusal('NETWORK');
    });
    expect(host.textContent).toContain('No connection');
    answer('search', () => ({ people: [tomas], next: null }));
    await press(find(host, 'button', 'Try again'));
    await pass(0);
    expect(names(host)).toEqual(['Tomas']);
  });
});

describe('title and picture', () => {
  const open = async () => {
    const fake = aChatter();
    return { ...fake, ...(await render(<GroupLook conversation={crew} />, { chatter: fake.chatter })) };
  };

  test('the field ends where the server would refuse', async () => {
    const { host } = await open();
    expect(fieldOf(host, 'Group name').maxLength).toBe(limits.titleLength);
  });

  test('Save is not there without a change, blanks round the title being none', async () => {
    const { host } = await open();
    await type(fieldOf(host, 'Group name'), '  Crew ');
    expect(host.querySelector('button[type=submit]')).toBeNull();
  });

  test('a refused change keeps what was written, with words', async () => {
    const { host, answer } = await open();
    answer('rename', () => {
      throw refusal('NOT_ALLOWED');
    });
    await type(fieldOf(host, 'Group name'), 'Boat');
    await submit(find(host, 'form'));
    expect(find(host, '[role=alert]').textContent).toBe('You may not do this here.');
    expect(fieldOf(host, 'Group name').value).toBe('Boat');
    expect(find(host, 'button[type=submit]').getAttribute('aria-busy')).toBeNull();
  });
});
