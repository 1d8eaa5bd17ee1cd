import { AuthPage } from '../features/auth/AuthPage.tsx';
import { OtherWay } from '../features/auth/OtherWay.tsx';
import { SignUpForm } from '../features/auth/SignUpForm.tsx';
import { t } from '../text/t.ts';

export function SignUpPage() {
  return (
    <AuthPage title={t('signup.title')} lead={t('signup.lead')}>
      <SignUpForm />
      <OtherWay question={t('signup.hasAccount')} to="/signin" link={t('signin.submit')} />
    </AuthPage>
  );
}
