import type { PictureUpload } from '@chatter/client';
import { limits } from '@chatter/protocol/limits';
import { type FormEvent, useRef, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { useAct } from '../../state/use-act.ts';
import { useMe } from '../../state/use-me.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { EmojiButton } from '../emoji/EmojiButton.tsx';
import { PicturePicker } from '../photos/PicturePicker.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { UnsavedGuard } from '../settings/UnsavedGuard.tsx';

/** How others see me: picture, name, status message. Save appears with a change. */
export function ProfileSettings() {
  const chatter = useChatter();
  const me = useMe();
  const sayDone = useSayDone();
  const [name, setName] = useState(me.displayName);
  const [status, setStatus] = useState(me.status ?? '');
  const [picture, setPicture] = useState<PictureUpload | null>(null);
  const statusField = useRef<HTMLInputElement>(null);
  const [nameError, setNameError] = useState<string>();
  const changed = name.trim() !== me.displayName || status.trim() !== (me.status ?? '') || picture !== null;

  const saving = useAct(async () => {
    if (picture) await chatter.accounts.setAvatar(picture);
    setPicture(null);
    const saved = await chatter.accounts.update({ displayName: name.trim(), status: status.trim() || null });
    setName(saved.displayName);
    setStatus(saved.status ?? '');
    sayDone(t('state.saved'));
  });
  const removing = useAct(async () => {
    await chatter.accounts.removeAvatar();
    sayDone(t('profile.pictureRemoved'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setNameError(t('name.missing'));
    void saving.run();
  };

  return (
    <SettingsPage title={t('settings.profile')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <div className="flex flex-col items-start gap-2">
          <PicturePicker
            id={me.id}
            name={name}
            src={me.avatar && chatter.pictureUrl(me.avatar, 'medium')}
            value={picture}
            onChange={setPicture}
          />
          {me.avatar && !picture && (
            <LinkButton onClick={() => void removing.run()}>{t('profile.removePicture')}</LinkButton>
          )}
          {removing.error && <FieldError text={removing.error} announce />}
        </div>
        <Field
          label={t('name.label')}
          value={name}
          autoComplete="name"
          maxLength={limits.displayNameLength}
          error={nameError}
          onChange={(event) => {
            setName(event.target.value);
            setNameError(undefined);
          }}
        />
        <Field
          label={t('status.label')}
          hint={t('status.hint')}
          ref={statusField}
          end={<EmojiButton field={statusField} />}
          value={status}
          dir="auto"
          autoComplete="off"
          maxLength={limits.statusLength}
          onChange={(event) => setStatus(event.target.value)}
        />
        <Field label={t('email.label')} value={me.email} readOnly hint={t('email.private')} />
        {saving.error && <FieldError text={saving.error} announce />}
        {changed && (
          <Button type="submit" look="primary" busy={saving.busy} className="self-start">
            {t('action.save')}
          </Button>
        )}
      </form>
      <UnsavedGuard unsaved={changed} />
    </SettingsPage>
  );
}
