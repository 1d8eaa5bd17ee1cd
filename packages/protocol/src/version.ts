/** The protocol spoken by this build. It moves by one when an older client could misread what it receives. */
export const PROTOCOL_VERSION = 1;

/** The oldest protocol that this server still answers; below it a client gets `PROTOCOL_UNSUPPORTED`. */
export const MIN_PROTOCOL_VERSION = 1;

/** Request header in which an HTTP client names its protocol version (SPEC V1). */
export const PROTOCOL_HEADER = 'chatter-protocol';
