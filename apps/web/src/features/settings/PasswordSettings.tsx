import { type FormEvent, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { useMe } from '../../state/use-me.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { checkNewPassword, type FieldErrors } from '../auth/check-account.ts';
import { strengthWords } from '../auth/password-strength.ts';
import { textOf, useAccountForm } from '../auth/use-account-form.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';

interface Values {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const check = ({ currentPassword, newPassword }: Values): FieldErrors => {
  const found = checkNewPassword(newPassword);
  return {
    ...(currentPassword === '' ? { currentPassword: t('password.missing') } : {}),
    ...(found ? { newPassword: found } : {}),
  };
};

/** A password manager fills in fields by itself: what it put there is nobody's work, and leaving it asks nothing. */
const isTyped = ({ nativeEvent }: FormEvent): boolean =>
  nativeEvent instanceof InputEvent && nativeEvent.inputType !== 'insertReplacementText';

/** Changes the password; all other devices are signed out by it. */
export function PasswordSettings() {
  const { accounts } = useChatter();
  const me = useMe();
  const sayDone = useSayDone();
  const [newPassword, setNewPassword] = useState('');
  const [typed, setTyped] = useState(false);
  // A changed key gives empty fields after a success.
  const [round, setRound] = useState(0);
  const { errors, busy, form } = useAccountForm<Values>({
    read: (data) => ({ currentPassword: textOf(data, 'currentPassword'), newPassword }),
    check,
    submit: async (values) => {
      await accounts.changePassword(values);
      setNewPassword('');
      setTyped(false);
      setRound((before) => before + 1);
      sayDone(t('password.changed'));
    },
  });
  return (
    <SettingsPage title={t('settings.password')}>
      <form {...form} className="flex max-w-90 flex-col gap-4">
        <p className="text-body text-text-2">{t('password.text')}</p>
        {/* Password managers look for the name that the password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <PasswordField
          key={`current-${round}`}
          name="currentPassword"
          label={t('password.current')}
          autoComplete="current-password"
          error={errors.currentPassword}
          onChange={(event) => setTyped(event.target.value !== '' && (typed || isTyped(event)))}
        />
        <PasswordField
          key={`new-${round}`}
          name="newPassword"
          label={t('password.new')}
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
          autoComplete="new-password"
          hint={strengthWords(newPassword)}
          error={errors.newPassword ?? errors.password}
        />
        {errors.form && <FieldError text={errors.form} announce />}
        <Button type="submit" look="primary" busy={busy} className="self-start">
          {t('password.change')}
        </Button>
      </form>
      <UnsavedGuard unsaved={typed || newPassword !== ''} />
    </SettingsPage>
  );
}
