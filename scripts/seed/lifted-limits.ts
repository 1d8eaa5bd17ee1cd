/** One machine, one program, months in a minute: the limits would only be in the way. */
export const liftedLimits = Object.fromEntries(
  [
    'SIGNUPS_PER_HOUR',
    'SIGNINS_PER_QUARTER',
    'SIGNIN_FAILURES_PER_QUARTER',
    'REQUESTS_PER_MINUTE',
    'UPLOADS_PER_HOUR',
    'MESSAGES_PER_MINUTE',
    'EVENTS_PER_SECOND',
    'SOCKETS_PER_ACCOUNT',
    'SOCKETS_PER_ADDRESS',
  ].map((name) => [name, '0']),
);
