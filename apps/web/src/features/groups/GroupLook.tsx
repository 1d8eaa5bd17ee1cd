import type { PictureUpload } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { type FormEvent, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { useAct } from '../../state/use-act.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PicturePicker } from '../photos/PicturePicker.tsx';

/** Title and picture of a group, to change; Save appears with a change. */
export function GroupLook({ conversation }: { conversation: Conversation }) {
  const chatter = useChatter();
  const sayDone = useSayDone();
  const current = conversation.title ?? '';
  const [title, setTitle] = useState(current);
  const [picture, setPicture] = useState<PictureUpload | null>(null);
  const renamed = title.trim() !== '' && title.trim() !== current;
  const { run, busy, error } = useAct(async () => {
    if (renamed) await chatter.conversations.rename(conversation.id, title.trim());
    if (picture) await chatter.conversations.setPicture(conversation.id, picture);
    setPicture(null);
    sayDone(t('state.saved'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-6">
      <PicturePicker
        id={conversation.id}
        name={current}
        shape="group"
        src={conversation.picture && chatter.pictureUrl(conversation.picture, 'medium')}
        value={picture}
        onChange={setPicture}
      />
      <Field
        label={t('group.title')}
        value={title}
        maxLength={limits.titleLength}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
      />
      {error && <FieldError text={error} announce />}
      {(renamed || picture) && (
        <Button type="submit" look="primary" busy={busy} className="self-start">
          {t('action.save')}
        </Button>
      )}
    </form>
  );
}
