import type { ConversationId } from '@chatter/protocol/ids';
import { useTyping } from '../../state/use-conversation.ts';
import { useNameOf } from '../../state/use-people.ts';
import { typingWords } from '../../text/typing-words.ts';

const delays = ['', '[animation-delay:150ms]', '[animation-delay:300ms]'];

/** Who is typing. The line is always there, so that it moves nothing when it gets words; it is not spoken. */
export function TypingLine({ id }: { id: ConversationId }) {
  const typing = useTyping(id);
  const nameOf = useNameOf(typing);
  const words = typingWords(typing.map(nameOf));
  return (
    <div
      aria-hidden="true"
      className="mx-auto flex h-5 w-full max-w-190 items-center gap-2 px-4 text-small text-text-2"
    >
      {words !== '' && (
        <>
          <span className="flex gap-1">
            {delays.map((delay) => (
              <span key={delay} className={`typing-dot size-1 rounded-full bg-text-2 ${delay}`} />
            ))}
          </span>
          <span className="truncate">{words}</span>
        </>
      )}
    </div>
  );
}
