import { useState } from 'react';
import { errorWords } from '../text/error-words.ts';
import { t } from '../text/t.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { FieldError } from './FieldError.tsx';

interface Props {
  /** The act as a question. */
  title: string;
  body: string;
  /** The verb again. */
  confirm: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back; what goes wrong is said in it. */
export function ConfirmDialog({ title, body, confirm, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
    } catch (failure) {
      setError(errorWords(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-body text-text-2">{body}</p>
      {error && <FieldError text={error} announce />}
      <div className="flex flex-col-reverse gap-2 two:flex-row two:justify-end">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="destructive" busy={busy} onClick={run}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
