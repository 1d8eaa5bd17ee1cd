import type { Conversation, Member } from '@chatter/protocol/conversation';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useNameOf, useUsers, useWatchPeople } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/MenuItems.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { useNow } from '../../ui/use-now.ts';
import { PersonLine } from '../people/PersonLine.tsx';
import { useMembers } from './use-members.ts';

/** The members of a group; an owner may remove one. */
export function MemberList({ conversation }: { conversation: Conversation }) {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const now = useNow();
  const { members, more, drop } = useMembers(conversation);
  const ids = members?.map(({ userId }) => userId) ?? [];
  const users = useUsers(ids);
  const nameOf = useNameOf(ids);
  const sentinel = useMoreWhenNear(more);
  const [removing, setRemoving] = useState<Member | null>(null);
  useWatchPeople(ids.slice(0, 50));

  const acts = (member: Member): MenuItem[] => [
    { label: t('person.profile'), icon: 'person', onSelect: () => navigate(`/people/${member.userId}`) },
    ...(conversation.me.role === 'owner'
      ? [{ label: t('group.remove'), icon: 'trash' as const, danger: true, onSelect: () => setRemoving(member) }]
      : []),
  ];
  if (!members) {
    return (
      <div aria-busy="true">
        <SkeletonRows rows={4} height={60} avatar={40} />
      </div>
    );
  }
  return (
    <>
      <ul aria-label={t('group.memberList')}>
        {members.map((member) => {
          const user = users.get(member.userId);
          return (
            <li key={member.userId} className="@container flex h-15 items-center gap-3 px-3">
              {user && <PersonLine user={user} now={now} ring="surface" />}
              {member.role === 'owner' && <span className="text-meta text-text-2">{t('group.owner')}</span>}
              {member.userId !== conversation.me.userId && (
                <Menu label={t('group.memberMenu', { name: nameOf(member.userId) })} items={acts(member)} />
              )}
            </li>
          );
        })}
      </ul>
      <div ref={sentinel} />
      {removing && (
        <ConfirmDialog
          title={t('group.removeTitle', { name: nameOf(removing.userId) })}
          body={t('group.removeText')}
          confirm={t('group.remove')}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await conversations.removeMember(conversation.id, removing.userId);
            drop(removing.userId);
            setRemoving(null);
          }}
        />
      )}
    </>
  );
}
