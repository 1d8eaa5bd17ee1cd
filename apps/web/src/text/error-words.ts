import type { ClientErrorCode } from '@chatter/client';
import { limits } from '@chatter/protocol/limits';
import type { ProblemDetails } from '@chatter/protocol/problem';
import { type TextId, t } from './t.ts';

/** Words for the codes that a person can meet and mend; everything else is said in one general sentence. */
const words: Partial<Record<ClientErrorCode, TextId>> = {
  NETWORK: 'error.network',
  TIMEOUT: 'error.timeout',
  VALIDATION_FAILED: 'error.validation',
  SIGNIN_FAILED: 'error.signinFailed',
  PASSWORD_WRONG: 'error.passwordWrong',
  PASSWORD_TOO_COMMON: 'error.passwordCommon',
  EMAIL_TAKEN: 'error.emailTaken',
  NOT_ALLOWED: 'error.notAllowed',
  NOT_FOUND: 'error.notFound',
  PHOTO_UNAVAILABLE: 'error.photoUnavailable',
  GROUP_FULL: 'error.groupFull',
  NOT_AN_IMAGE: 'error.notAnImage',
  IMAGE_TOO_LARGE: 'error.imageTooLarge',
  SHUTTING_DOWN: 'error.restarting',
  STORE_UNAVAILABLE: 'error.store',
  SESSION_ENDED: 'error.sessionEnded',
  UNAUTHENTICATED: 'error.sessionEnded',
  PROTOCOL_UNSUPPORTED: 'error.tooOld',
};

interface Failure {
  readonly code: ClientErrorCode;
  readonly details: ProblemDetails;
}

// Told by its shape, not by its class: the SDK is loaded later than the pages that show its errors.
/** @returns the error when it is one that the SDK threw */
export const asFailure = (error: unknown): Failure | undefined => {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'details' in error ? (error as unknown as Failure) : undefined;
};

/** What happened and what to do, for any error of the SDK. */
export const errorWords = (error: unknown): string => {
  const failure = asFailure(error);
  if (!failure) return t('error.unknown');
  if (failure.code === 'RATE_LIMITED') {
    return t('error.rateLimited', { seconds: Math.max(1, Math.ceil((failure.details.retryAfterMs ?? 1_000) / 1_000)) });
  }
  if (failure.code === 'BODY_TOO_LARGE') {
    return t('error.tooLarge', { megabytes: Math.round(limits.uploadBytes / 1024 / 1024) });
  }
  return t(words[failure.code] ?? 'error.unknown');
};
