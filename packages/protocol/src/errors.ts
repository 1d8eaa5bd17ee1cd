/**
 * Every error that Chatter answers with: code → HTTP status, whether the same request may succeed later,
 * and a text for a person who sees no better one. `docs/reference/errors.md` and the SDK are compared with it by a test.
 */
export const errors = {
  VALIDATION_FAILED: { status: 400, retryable: false, text: 'Something in the request is missing or not allowed.' },
  MALFORMED_BODY: { status: 400, retryable: false, text: 'The body could not be read.' },
  UNAUTHENTICATED: { status: 401, retryable: false, text: 'Sign in first.' },
  TOKEN_EXPIRED: { status: 401, retryable: true, text: 'The access token has expired. Refresh it and try again.' },
  SESSION_ENDED: { status: 401, retryable: false, text: 'This device was signed out.' },
  SIGNIN_FAILED: { status: 401, retryable: false, text: 'The e-mail address or the password is wrong.' },
  PASSWORD_WRONG: { status: 403, retryable: false, text: 'The current password is wrong.' },
  ORIGIN_REFUSED: { status: 403, retryable: false, text: 'Requests from this web address are not allowed.' },
  NOT_ALLOWED: { status: 403, retryable: false, text: 'You may not do this here.' },
  NOT_FOUND: { status: 404, retryable: false, text: 'There is nothing here for you.' },
  EMAIL_TAKEN: { status: 409, retryable: false, text: 'There is already an account with this e-mail address.' },
  CLIENT_ID_REUSED: { status: 409, retryable: false, text: 'This client message id was already used elsewhere.' },
  PHOTO_UNAVAILABLE: {
    status: 409,
    retryable: false,
    text: 'A photo is not yours, was already sent or was cleaned up.',
  },
  GROUP_FULL: { status: 409, retryable: false, text: 'This group has as many members as a group can have.' },
  BODY_TOO_LARGE: { status: 413, retryable: false, text: 'That is more than may be sent at once.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, retryable: false, text: 'Send JSON or multipart/form-data.' },
  PASSWORD_TOO_COMMON: {
    status: 422,
    retryable: false,
    text: 'This password is among the first that anybody would try.',
  },
  NOT_AN_IMAGE: { status: 422, retryable: false, text: 'This file is not a picture that can be read.' },
  IMAGE_TOO_LARGE: { status: 422, retryable: false, text: 'This picture has too many pixels or frames.' },
  PROTOCOL_UNSUPPORTED: { status: 426, retryable: false, text: 'This client is too old. Reload the page or update.' },
  RATE_LIMITED: { status: 429, retryable: true, text: 'That was too often. Wait a moment.' },
  UNKNOWN_EVENT: { status: 400, retryable: false, text: 'There is no such command.' },
  INTERNAL: { status: 500, retryable: true, text: 'Something went wrong on the server.' },
  STORE_UNAVAILABLE: { status: 503, retryable: true, text: 'The server cannot store anything right now.' },
  SHUTTING_DOWN: { status: 503, retryable: true, text: 'The server is restarting.' },
} as const satisfies Record<string, { status: number; retryable: boolean; text: string }>;

/** A code of the registry. */
export type ErrorCode = keyof typeof errors;

/** @returns true when `code` is in the registry */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errors, code);
