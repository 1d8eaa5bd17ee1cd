import { limits } from '@chatter/protocol/limits';
import { asFailure, errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';

export type AccountField = 'email' | 'password' | 'displayName' | 'avatar' | 'currentPassword' | 'newPassword';

/** Words for each field that has to be mended; `form` where it is no field's fault. */
export type FieldErrors = Partial<Record<AccountField | 'form', string>>;

const checkEmail = (email: string): string | undefined => {
  if (email.trim() === '') return t('email.missing');
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : t('email.malformed');
};

/** @returns what is wrong with a password that somebody is about to choose */
export const checkNewPassword = (password: string): string | undefined =>
  password.length < limits.passwordMinLength
    ? t('password.tooShort', { least: limits.passwordMinLength })
    : password.length > limits.passwordMaxLength
      ? t('password.tooLong', { most: limits.passwordMaxLength })
      : undefined;

const withoutBlanks = (errors: Record<string, string | undefined>): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([, words]) => words !== undefined));

export const checkSignIn = (values: { email: string; password: string }): FieldErrors =>
  withoutBlanks({
    email: checkEmail(values.email),
    password: values.password === '' ? t('password.missing') : undefined,
  });

export const checkSignUp = (values: { email: string; password: string; displayName: string }): FieldErrors =>
  withoutBlanks({
    displayName: values.displayName.trim() === '' ? t('name.missing') : undefined,
    email: checkEmail(values.email),
    password: checkNewPassword(values.password),
  });

const fieldOf: Record<string, AccountField> = {
  EMAIL_TAKEN: 'email',
  PASSWORD_TOO_COMMON: 'password',
  PASSWORD_WRONG: 'currentPassword',
  NOT_AN_IMAGE: 'avatar',
  IMAGE_TOO_LARGE: 'avatar',
  BODY_TOO_LARGE: 'avatar',
};

const refusedField: Partial<Record<string, () => string>> = {
  email: () => t('email.malformed'),
  displayName: () => t('name.refused'),
  password: () => t('password.refused'),
};

/** The server's refusal, at the fields that it is about. */
export const toFieldErrors = (error: unknown): FieldErrors => {
  const failure = asFailure(error);
  const field = failure && fieldOf[failure.code];
  if (field) return { [field]: errorWords(error) };
  const refused = (failure?.details.issues ?? []).flatMap(({ path }) => {
    const words = refusedField[String(path[0])];
    return words ? [[String(path[0]), words()] as const] : [];
  });
  return refused.length > 0 ? Object.fromEntries(refused) : { form: errorWords(error) };
};
