import type { Conversation, Member } from '@chatter/protocol/conversation';
import type { UserId } from '@chatter/protocol/ids';
import { useCallback, useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';

interface Loaded {
  readonly members: readonly Member[];
  readonly next: string | null;
}

/** Who is in a group, page by page; loaded anew when their number changes. */
export const useMembers = ({ id, memberCount }: Conversation) => {
  const { conversations } = useChatter();
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    let current = memberCount >= 0;
    conversations.members(id).then(
      (page) => {
        if (current) setLoaded(page);
      },
      // Without a connection the list stays as it was; the banner says why.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [conversations, id, memberCount]);

  const more = useCallback(async () => {
    if (!loaded?.next) return;
    const page = await conversations.members(id, { after: loaded.next });
    setLoaded((now) =>
      now?.next === loaded.next ? { next: page.next, members: [...now.members, ...page.members] } : now,
    );
  }, [conversations, id, loaded]);

  const drop = (userId: UserId) =>
    setLoaded((now) => now && { ...now, members: now.members.filter((member) => member.userId !== userId) });

  return { members: loaded?.members ?? null, more: loaded?.next ? more : null, drop };
};
