import { t } from '../../text/t.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import type { ConversationLook } from '../chats/use-conversation-look.ts';

/** Who this is with, above the first message of all. */
export function ThreadBeginning({ look, group, empty }: { look: ConversationLook; group: boolean; empty: boolean }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 pt-6 pb-4 text-center">
      <Avatar {...look.avatar} online={false} size={72} />
      {empty && !group ? (
        <p className="text-heading">{t('thread.hello', { name: look.name })}</p>
      ) : (
        <>
          <bdi className="text-heading">{look.name}</bdi>
          <p className="text-small text-text-2">
            {t(group ? 'thread.beginningGroup' : 'thread.beginning', { name: look.name })}
          </p>
        </>
      )}
    </div>
  );
}
