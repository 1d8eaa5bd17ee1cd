import type { User } from '@chatter/protocol/user';
import { useChatter } from '../../state/chatter.ts';
import { useUser } from '../../state/use-people.ts';
import { presenceWords } from '../../text/time-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';

/** Face, name and what the person says of themselves: the inside of every row of people. */
export function PersonLine({ user, now, ring = 'side' }: { user: User; now: number; ring?: 'side' | 'surface' }) {
  const chatter = useChatter();
  const person = useUser(user.id) ?? user;
  return (
    <>
      {/* Very large text on a narrow screen: the name matters more. */}
      <span className="flex @max-[13rem]:hidden">
        <Avatar
          id={person.id}
          name={person.displayName}
          src={person.avatar && chatter.pictureUrl(person.avatar, 'medium')}
          size={40}
          online={person.online}
          ring={ring}
        />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className="truncate text-row-start font-semibold text-body">{person.displayName}</bdi>
        <span dir="auto" className="truncate text-row-start text-small text-text-2">
          {person.status ?? presenceWords(person, now)}
        </span>
      </span>
    </>
  );
}
