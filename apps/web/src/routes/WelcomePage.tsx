import { Link } from 'react-router';
import { AuthPage } from '../features/auth/AuthPage.tsx';
import { t } from '../text/t.ts';
import { buttonClass } from '../ui/Button.tsx';

export function WelcomePage() {
  return (
    <AuthPage title={t('welcome.title')} lead={t('welcome.lead')}>
      <div className="flex flex-col gap-3">
        <Link to="/signup" className={`${buttonClass('primary')} min-h-12`}>
          {t('welcome.signup')}
        </Link>
        <Link to="/signin" className={`${buttonClass('secondary')} min-h-12`}>
          {t('signin.submit')}
        </Link>
      </div>
      <p className="mt-6 text-small text-text-2">{t('welcome.note')}</p>
    </AuthPage>
  );
}
