import type { Conversation } from '@chatter/protocol/conversation';
import type { Message } from '@chatter/protocol/message';
import { useChatter } from '../../state/chatter.ts';
import { useMe } from '../../state/use-me.ts';
import { useUser } from '../../state/use-people.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { fullTime } from '../../text/time-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { groupReceipts, type ReceiptLine } from './group-receipts.ts';
import { useReceipts } from './use-receipts.ts';

function ReceiptRow({ line }: { line: ReceiptLine }) {
  const chatter = useChatter();
  const me = useMe();
  const user = useUser(line.userId);
  const name = user?.displayName ?? t('person.unknown');
  return (
    <li className="flex min-h-14 items-center gap-3 px-3">
      <Avatar id={line.userId} name={name} src={user?.avatar && chatter.pictureUrl(user.avatar, 'medium')} size={40} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-semibold text-body">
          {line.userId === me.id ? t('message.you') : <bdi>{name}</bdi>}
        </span>
        {line.at !== null && <span className="text-small text-text-2">{fullTime(line.at)}</span>}
      </span>
    </li>
  );
}

interface Props {
  message: Message;
  conversation: Conversation;
  onClose: () => void;
}

/** When a message was sent, and how far it has come with each of the others. */
export function MessageInfo({ message, conversation, onClose }: Props) {
  const { page, error, more, retry } = useReceipts(message, conversation);
  const sentinel = useMoreWhenNear(more);
  return (
    <Dialog title={t('message.info')} onClose={onClose} large>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4" aria-busy={!page && error === null}>
        <p className="px-3 text-small text-text-2">{t('message.sentAt', { time: fullTime(message.createdAt) })}</p>
        {error !== null && (
          <div className="flex flex-col items-start gap-2 px-3 pt-4">
            <FieldError text={errorWords(error)} announce />
            <LinkButton onClick={retry}>{t('action.retry')}</LinkButton>
          </div>
        )}
        {error === null && !page && <SkeletonRows rows={3} height={56} avatar={40} />}
        {page &&
          groupReceipts(page.receipts, message.seq).map(({ title, lines }) => (
            <section key={title} className="pt-4" aria-label={t(title)}>
              <h3 className="px-3 pb-1 text-label text-text-2">{t(title)}</h3>
              <ul>
                {lines.map((line) => (
                  <ReceiptRow key={line.userId} line={line} />
                ))}
              </ul>
            </section>
          ))}
        <div ref={sentinel} />
      </div>
    </Dialog>
  );
}
