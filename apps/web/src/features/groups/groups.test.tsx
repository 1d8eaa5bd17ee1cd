// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aGroup, aiko, mara, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, openMenu, pass, press, render, submit, type } from '../../testing/render.tsx';
import { GroupDetails } from './GroupDetails.tsx';
import { LeaveGroup } from './LeaveGroup.tsx';
import { NewGroup } from './NewGroup.tsx';

const member = (user: typeof mara, role: 'owner' | 'member') => ({ ...aGroup('Crew').me, userId: user.id, role });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aChatter = () => {
  const fake = fakeChatter();
  fake.answer('search', () => ({ people: [aiko, tomas], next: null }));
  fake.answer('members', () => ({ members: [member(mara, 'owner'), member(tomas, 'member')], next: null }));
  return fake;
};

const tick = async (host: HTMLElement, name: string) => {
  await pass(0);
  await press(find(host, `input[aria-label="${name}"]`));
};

describe('a new group', () => {
  test('is made of a title and who was ticked, and is opened', async () => {
    const { chatter, answer, callsOf } = aChatter();
    answer('createGroup', () => aGroup('Crew'));
    const { host, location } = await render(<NewGroup onClose={() => undefined} />, { chatter });
    await tick(host, 'Tomas');
    await tick(host, 'Aiko');
    await tick(host, 'Tomas');
    await type(fieldOf(host, 'Group name'), ' Crew ');
    expect(find(host, 'button[type=submit]').textContent).toBe('Create group with 1 person');
    await submit(find(host, 'form'));
    expect(callsOf('createGroup')).toEqual([[{ title: 'Crew', userIds: [aiko.id] }]]);
    expect(location().pathname).toBe(`/chats/${aGroup('Crew').id}`);
  });

  test('needs a title', async () => {
    const { chatter, callsOf } = aChatter();
    const { host } = await render(<NewGroup onClose={() => undefined} />, { chatter });
    await submit(find(host, 'form'));
    expect(fieldOf(host, 'Group name').getAttribute('aria-invalid')).toBe('true');
    expect(callsOf('createGroup')).toEqual([]);
  });

  test('that is refused keeps what was chosen, and says why', async () => {
    const { chatter, answer } = aChatter();
    answer('createGroup', () => {
      throw refusal('GROUP_FULL');
    });
    const { host } = await render(<NewGroup onClose={() => undefined} />, { chatter });
    await type(fieldOf(host, 'Group name'), 'Crew');
    await submit(find(host, 'form'));
    expect(find(host, '[role=alert]').textContent).toContain('as many members');
    expect(fieldOf(host, 'Group name').value).toBe('Crew');
  });
});

describe('details of a group', () => {
  const open = async (role: 'owner' | 'member') => {
    const fake = aChatter();
    const conversation = aGroup('Crew', { me: member(mara, role) });
    const onLeave = vi.fn();
    const page = await render(
      <GroupDetails conversation={conversation} onLeave={onLeave} onClose={() => undefined} />,
      { chatter: fake.chatter },
    );
    return { ...fake, ...page, conversation, onLeave };
  };

  test('an owner may remove a member, after a question', async () => {
    const { host, callsOf, conversation } = await open('owner');
    await openMenu(host, 'Menu for Tomas');
    await press(find(host, '[role=menuitem]', 'Remove from group'));
    await press(find(host, 'dialog dialog button', 'Remove from group'));
    expect(callsOf('removeMember')).toEqual([[conversation.id, tomas.id]]);
    expect(host.textContent).not.toContain('Remove Tomas');
  });

  test('a member is not offered what only owners may do, and nobody to remove themselves', async () => {
    const { host } = await open('member');
    await openMenu(host, 'Menu for Tomas');
    expect(host.textContent).toContain('Profile');
    expect(host.textContent).not.toContain('Remove from group');
    expect(host.querySelector('[aria-label="Menu for Mara"]')).toBeNull();
  });

  test('a new title is saved; blank ones are not offered', async () => {
    const { host, callsOf, conversation } = await open('member');
    await type(fieldOf(host, 'Group name'), '  ');
    expect(host.querySelector('button[type=submit]')).toBeNull();
    await type(fieldOf(host, 'Group name'), 'Crew 2');
    await submit(find(host, 'form'));
    expect(callsOf('rename')).toEqual([[conversation.id, 'Crew 2']]);
    expect(callsOf('setPicture')).toEqual([]);
  });

  test('people are added who are not in it yet', async () => {
    const { host, callsOf, conversation } = await open('member');
    await press(find(host, 'button', 'Add people'));
    await tick(host, 'Aiko');
    expect(host.querySelector('input[aria-label="Tomas"]')).toBeNull();
    await press(find(host, 'dialog dialog footer button'));
    expect(callsOf('addMembers')).toEqual([[conversation.id, [aiko.id]]]);
  });

  test('the way out asks elsewhere', async () => {
    const { host, onLeave, callsOf } = await open('member');
    await press(find(host, 'footer button', 'Leave group'));
    expect(onLeave).toHaveBeenCalledTimes(1);
    expect(callsOf('leave')).toEqual([]);
  });
});

test('leaving happens after the question, and leads back to the list', async () => {
  const { chatter, callsOf } = aChatter();
  const group = aGroup('Crew');
  const { host, location } = await render(<LeaveGroup conversation={group} onClose={() => undefined} />, { chatter });
  await press(find(host, 'button', 'Leave group'));
  expect(callsOf('leave')).toEqual([[group.id]]);
  expect(location().pathname).toBe('/chats');
});
