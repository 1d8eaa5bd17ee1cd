/** Every bound that a client can run into. Sizes in bytes, times in milliseconds, text in UTF-16 code units. */
export const limits = {
  textLength: 10_000,
  captionLength: 1_000,
  displayNameLength: 60,
  statusLength: 120,
  titleLength: 80,
  emailLength: 254,
  passwordMinLength: 8,
  /** argon2 hashes any length; the cap keeps a request from becoming work. */
  passwordMaxLength: 256,
  deviceLength: 80,
  searchLength: 80,
  photosPerMessage: 10,
  uploadBytes: 15 * 1024 * 1024,
  /** Checked from the file's header, before anything is decoded. */
  picturePixels: 50_000_000,
  pictureFrames: 1,
  jsonBytes: 64 * 1024,
  socketPacketBytes: 64 * 1024,
  groupMembers: 5_000,
  membersPerCall: 1_000,
  /** How many of the newest messages of a conversation keep the times at which they were received and read. */
  receiptTimesKept: 500,
  pageSize: 50,
  pageSizeMax: 100,
  presenceWatched: 200,
  /** Conversations whose messages a client may ask for in one sync. */
  heldPerSync: 100,
  /** An access token lives this long; a live socket must be renewed before it ends. */
  accessTokenMs: 15 * 60_000,
  sessionMs: 24 * 3_600_000,
  rememberedSessionMs: 30 * 24 * 3_600_000,
  /** A rotated refresh token still answers for this long: two tabs, or an answer that got lost (SPEC A7). */
  refreshGraceMs: 60_000,
  /** A member who stops typing without saying so is taken for silent after this time. */
  typingMs: 6_000,
  /** How long a person stays online without any connection: a reload must not flicker. */
  presenceGraceMs: 5_000,
} as const;
