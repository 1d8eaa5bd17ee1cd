import type { PictureUpload } from '@chatter/client';
import { limits } from '@chatter/protocol/limits';
import type { User } from '@chatter/protocol/user';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useAct } from '../../state/use-act.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PicturePicker } from '../photos/PicturePicker.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

/** Starts a group: a title, a picture if one likes, and who is in it. */
export function NewGroup({ onClose }: { onClose: () => void }) {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [titleError, setTitleError] = useState<string>();
  const [picture, setPicture] = useState<PictureUpload | null>(null);
  const [chosen, setChosen] = useState<readonly User[]>([]);
  const { run, busy, error } = useAct(async () => {
    const group = await conversations.createGroup({
      title: title.trim(),
      userIds: chosen.map(({ id }) => id),
      ...(picture ? { picture } : {}),
    });
    navigate(`/chats/${group.id}`, { replace: true });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return setTitleError(t('group.titleMissing'));
    void run();
  };
  return (
    <Dialog title={t('group.new')} onClose={onClose} large>
      <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col gap-4 pt-2">
        <div className="flex flex-col gap-4 px-6">
          <PicturePicker id={null} name={title} shape="group" value={picture} onChange={setPicture} />
          <Field
            label={t('group.title')}
            value={title}
            maxLength={limits.titleLength}
            autoComplete="off"
            error={titleError}
            onChange={(event) => {
              setTitle(event.target.value);
              setTitleError(undefined);
            }}
          />
        </div>
        <PeoplePicker chosen={chosen} onChange={setChosen} />
        <footer className="flex flex-col gap-2 border-line border-t px-6 pt-4 pb-safe-4">
          {error && <FieldError text={error} announce />}
          <Button type="submit" look="primary" busy={busy} className="w-full">
            {chosen.length > 0 ? t('group.createWith', { count: chosen.length }) : t('group.create')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
