import { useLocation } from 'react-router';
import { AuthPage } from '../features/auth/AuthPage.tsx';
import { endedWords } from '../features/auth/ended-words.ts';
import { OtherWay } from '../features/auth/OtherWay.tsx';
import { SignInForm } from '../features/auth/SignInForm.tsx';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';

export function SignInPage() {
  const location = useLocation();
  const ended = endedWords(location.state?.reason);
  const notice = ended && (
    <p role="status" className="mb-5 flex gap-2 rounded-control bg-accent-soft p-3 text-small text-text-1">
      <Icon name="info" size={20} />
      {ended}
    </p>
  );
  return (
    <AuthPage title={t('signin.title')} lead={t('signin.lead')} notice={notice}>
      <SignInForm />
      <OtherWay question={t('signin.noAccount')} to="/signup" link={t('welcome.signup')} />
    </AuthPage>
  );
}
