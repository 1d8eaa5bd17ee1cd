import type { SystemContent } from '@chatter/protocol/content/system';
import type { Message } from '@chatter/protocol/message';
import { useMe } from '../../state/use-me.ts';
import { useNameOf } from '../../state/use-people.ts';
import { systemWords } from '../../text/system-words.ts';
import { fullTime } from '../../text/time-words.ts';

/** What happened to a group, in a sentence: the page's own words, which run as the page does, whoever is named first. */
export function SystemLine({ message, content }: { message: Message; content: SystemContent }) {
  const me = useMe();
  const nameOf = useNameOf([message.authorId, ...content.userIds.slice(0, 4)]);
  return (
    <p
      data-tip={fullTime(message.createdAt)}
      className="mx-auto w-fit max-w-[85%] text-center text-small text-text-2 [overflow-wrap:anywhere]"
    >
      {systemWords(content, message.authorId, nameOf, me.id)}
    </p>
  );
}
