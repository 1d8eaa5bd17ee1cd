import type { ConversationId } from '@chatter/protocol/ids';
import { useTyping } from '../../state/use-conversation.ts';
import { useNameOf } from '../../state/use-people.ts';
import { typingWords } from '../../text/typing-words.ts';
import { classNames } from '../../ui/class-names.ts';

const delays = ['', '[animation-delay:150ms]', '[animation-delay:300ms]'];

/** Who is typing, over the free strip at the end of the timeline, so that it moves nothing; it is not spoken. */
export function TypingLine({ id }: { id: ConversationId }) {
  const typing = useTyping(id);
  const nameOf = useNameOf(typing);
  const words = typingWords(typing.map(nameOf));
  return (
    <div
      aria-hidden="true"
      className={classNames(
        'pointer-events-none relative z-10 -mt-5 w-full text-small text-text-2',
        words !== '' && 'bg-canvas',
      )}
    >
      <div className="mx-auto flex h-5 max-w-190 items-center gap-2 px-4">
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
    </div>
  );
}
