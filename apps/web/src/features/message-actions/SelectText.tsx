import type { Message } from '@chatter/protocol/message';
import { useEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { wordsOf } from '../../text/words-of.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** The words of a message by themselves, selected, so that a part of them can be taken; on glass too. */
export function SelectText({ message, onClose }: { message: Message; onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Dialog title={t('message.select')} onClose={onClose} large>
      <textarea
        ref={field}
        readOnly
        data-first-focus
        dir="auto"
        aria-label={t('message.text')}
        defaultValue={wordsOf(message.content)}
        className="mx-4 mb-6 min-h-0 flex-1 resize-none rounded-item px-2 py-1 text-input outline-none"
      />
    </Dialog>
  );
}
