import type { Message } from '@chatter/protocol/message';
import { useState } from 'react';
import { useSayDone } from '../../state/toast.ts';
import { t } from '../../text/t.ts';
import { wordsOf } from '../../text/words-of.ts';
import type { MenuItem } from '../../ui/MenuItems.tsx';

export interface MessageDialog {
  readonly kind: 'info' | 'text';
  readonly message: Message;
}

/** What can be done with a message, and the dialog that an act has opened. */
export const useMessageActs = () => {
  const sayDone = useSayDone();
  const [dialog, setDialog] = useState<MessageDialog | null>(null);

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      sayDone(t('message.copied'));
    } catch {
      // Without a secure address there is no clipboard; the text can still be taken by hand.
      return false;
    }
    return true;
  };

  const actsOf = (message: Message): readonly MenuItem[] => {
    const text = wordsOf(message.content);
    const select = () => setDialog({ kind: 'text', message });
    const info: MenuItem = {
      label: t('message.info'),
      icon: 'info',
      onSelect: () => setDialog({ kind: 'info', message }),
    };
    if (text === '') return [info];
    const copyOrSelect = () => void copy(text).then((copied) => copied || select());
    return [
      { label: t('message.copy'), icon: 'copy', onSelect: copyOrSelect },
      { label: t('message.select'), icon: 'select', onSelect: select },
      info,
    ];
  };

  return { actsOf, dialog, closeDialog: () => setDialog(null) };
};
