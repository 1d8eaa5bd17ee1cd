import { t } from '../../text/t.ts';

/** Why one has to sign in again, in words; nothing where no session had been. */
export const endedWords = (reason: unknown): string | undefined => {
  switch (reason) {
    case 'signed-out':
      return t('ended.signedOut');
    case 'revoked':
      return t('ended.revoked');
    case 'password-changed':
      return t('ended.passwordChanged');
    case 'token-expired':
    case 'refresh-reused':
      return t('ended.expired');
    default:
      return undefined;
  }
};
