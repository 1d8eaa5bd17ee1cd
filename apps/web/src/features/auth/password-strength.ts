import { limits } from '@chatter/protocol/limits';
import { t } from '../../text/t.ts';

/** What to say under a new password while it grows: length is what counts, so length is what is spoken of. */
export const strengthWords = (password: string): string => {
  if (password.length < limits.passwordMinLength) return t('password.hint', { least: limits.passwordMinLength });
  if (password.length < 12) return t('password.fair');
  return t('password.strong');
};
