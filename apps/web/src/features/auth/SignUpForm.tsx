import type { PictureUpload } from '@chatter/client';
import { limits } from '@chatter/protocol/limits';
import { useState } from 'react';
import { leavesNothing } from '../../state/leaves-nothing.ts';
import { loadChatter } from '../../state/load-chatter.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { PicturePicker } from '../photos/PicturePicker.tsx';
import { checkSignUp } from './check-account.ts';
import { strengthWords } from './password-strength.ts';
import { textOf, useAccountForm } from './use-account-form.ts';
import { useAfterSignIn } from './use-after-sign-in.ts';

export function SignUpForm() {
  const afterSignIn = useAfterSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [avatar, setAvatar] = useState<PictureUpload | null>(null);
  const { errors, busy, form } = useAccountForm({
    read: (data) => ({ email: textOf(data, 'email').trim(), password, displayName: name.trim() }),
    check: checkSignUp,
    submit: async (values) => {
      const chatter = await loadChatter();
      leavesNothing.set(false);
      await chatter.accounts.signUp({ ...values, remember: true, ...(avatar ? { avatar } : {}) });
      afterSignIn();
    },
  });
  return (
    <form {...form} onFocus={() => void loadChatter().catch(() => undefined)} className="flex flex-col gap-4">
      <PicturePicker id={null} name={name} value={avatar} onChange={setAvatar} error={errors.avatar} />
      <Field
        name="displayName"
        label={t('name.label')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="name"
        maxLength={limits.displayNameLength}
        error={errors.displayName}
      />
      <Field
        name="email"
        type="email"
        label={t('email.label')}
        autoComplete="username"
        inputMode="email"
        maxLength={limits.emailLength}
        error={errors.email}
      />
      <PasswordField
        name="password"
        label={t('password.label')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="new-password"
        hint={strengthWords(password)}
        error={errors.password}
      />
      {errors.form && <FieldError text={errors.form} announce />}
      <Button type="submit" look="primary" busy={busy} className="mt-2 min-h-12 w-full">
        {t(busy ? 'signup.busy' : 'signup.submit')}
      </Button>
    </form>
  );
}
