import { leavesNothing } from '../../state/leaves-nothing.ts';
import { loadChatter } from '../../state/load-chatter.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { checkSignIn } from './check-account.ts';
import { textOf, useAccountForm } from './use-account-form.ts';
import { useAfterSignIn } from './use-after-sign-in.ts';

export function SignInForm() {
  const afterSignIn = useAfterSignIn();
  const { errors, busy, form } = useAccountForm({
    read: (data) => ({
      email: textOf(data, 'email').trim(),
      password: textOf(data, 'password'),
      remember: data.has('remember'),
    }),
    check: checkSignIn,
    submit: async (values) => {
      const chatter = await loadChatter();
      leavesNothing.set(!values.remember);
      await chatter.accounts.signIn(values);
      afterSignIn();
    },
  });
  return (
    // The SDK comes with the first touch of the form, so that the page itself stays light.
    <form {...form} onFocus={() => void loadChatter().catch(() => undefined)} className="flex flex-col gap-4">
      <Field
        name="email"
        type="email"
        label={t('email.label')}
        autoComplete="username"
        inputMode="email"
        error={errors.email}
      />
      <PasswordField
        name="password"
        label={t('password.label')}
        autoComplete="current-password"
        error={errors.password}
      />
      <Checkbox name="remember" label={t('signin.remember')} defaultChecked />
      {errors.form && <FieldError text={errors.form} announce />}
      <Button type="submit" look="primary" busy={busy} className="min-h-12 w-full">
        {t(busy ? 'signin.busy' : 'signin.submit')}
      </Button>
    </form>
  );
}
