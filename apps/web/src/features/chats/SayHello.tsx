import type { ConversationId } from '@chatter/protocol/ids';
import { useChatter } from '../../state/chatter.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';

/** The first move in a conversation without messages. */
export function SayHello({ id }: { id: ConversationId }) {
  const { messages } = useChatter();
  return (
    <div className="flex justify-center pb-8">
      <Button
        aria-label={t('thread.wave')}
        className="text-title"
        onClick={() => void messages.send(id, t('thread.waveText')).catch(() => undefined)}
      >
        {t('thread.waveText')}
      </Button>
    </div>
  );
}
