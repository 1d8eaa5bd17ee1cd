import * as z from 'zod/mini';
import { conversationFactsSchema, conversationSchema, memberSchema, positionsSchema } from './conversation.ts';
import { conversationIdSchema, userIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { messageSchema, messageSendSchema } from './message.ts';
import { type Ack, problemDetailsSchema } from './problem.ts';
import { sync } from './routes/sync.ts';
import { revSchema, seqSchema, timeSchema } from './scalars.ts';
import { syncQuestionSchema } from './sync-question.ts';
import { presenceSchema, userSchema } from './user.ts';

const none = z.strictObject({});

/**
 * Commands: what a client asks over the socket, each with an ack `{ok, data}` or `{ok, error}`.
 * `input` refuses unknown keys; `output` is the ack's `data`.
 */
export const commands = {
  /** Sends a message; the ack comes after it is stored (D1), and is the same for a repeat (D2). */
  'message:send': { input: messageSendSchema, output: z.object({ message: messageSchema }) },
  /** Moves one's own positions forward; a lower value than the stored one changes nothing. Refused past `lastSeq`. */
  'receipt:mark': {
    input: z.strictObject({
      conversationId: conversationIdSchema,
      deliveredSeq: z.optional(seqSchema),
      readSeq: z.optional(seqSchema),
    }),
    output: z.object({ rev: revSchema, positions: positionsSchema }),
  },
  /** Says that one is typing or has stopped; repeat it every 3 s while typing. */
  'typing:set': { input: z.strictObject({ conversationId: conversationIdSchema, typing: z.boolean() }), output: none },
  /** Replaces the list of people whose presence this socket hears of, and tells their presence now. */
  'presence:watch': {
    input: z.strictObject({ userIds: z.array(userIdSchema).check(z.maxLength(limits.presenceWatched)) }),
    output: z.object({ people: z.array(presenceSchema) }),
  },
  /** Gives a live socket a fresh access token, before the old one ends. */
  'session:renew': {
    input: z.strictObject({ accessToken: z.string().check(z.maxLength(4_096)) }),
    output: z.object({ expiresAt: timeSchema }),
  },
} as const;

export type CommandName = keyof typeof commands;
/** What a caller passes. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
/** What a handler receives after parsing. */
export type ParsedCommand<Name extends CommandName> = z.infer<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.infer<(typeof commands)[Name]['output']>;

/** Facts: what the server tells. They may be lost or come twice; `rev` and `seq` tell what is missing (D5). */
export const facts = {
  'message:created': z.object({ message: messageSchema }),
  /** Positions moved; many moves may come as one fact. `everyone` is the lowest of all present members. */
  'receipt:moved': z.object({
    conversationId: conversationIdSchema,
    rev: revSchema,
    positions: z.array(z.extend(positionsSchema, { userId: userIdSchema })),
    everyone: positionsSchema,
  }),
  'typing:changed': z.object({ conversationId: conversationIdSchema, userId: userIdSchema, typing: z.boolean() }),
  'presence:changed': presenceSchema,
  /** One became a member; also told to the other devices of whoever started it. */
  'conversation:added': z.object({ conversation: conversationSchema }),
  /** Title, picture or number of members changed. */
  'conversation:changed': z.object({ conversation: conversationFactsSchema }),
  /** One left or was removed: nothing more will be heard of it. */
  'conversation:removed': z.object({ conversationId: conversationIdSchema }),
  /** Members came, left or changed role: at most a hundred in one fact, whose `rev` is the highest of theirs. */
  'member:changed': z.object({
    conversationId: conversationIdSchema,
    rev: revSchema,
    members: z.array(memberSchema),
  }),
  /** Somebody changed name, status message or avatar. */
  'user:changed': z.object({ user: userSchema }),
  /** The last thing a socket hears when its session ends; the server closes it next. */
  'session:ended': z.object({
    reason: z.enum(['signed-out', 'revoked', 'password-changed', 'token-expired', 'refresh-reused']),
  }),
  /** What the handshake asked for; null: it has to be asked over HTTP. */
  'sync:answered': z.object({ answer: z.nullable(sync.answer) }),
  /** The server may have missed something that it should have told: catch up, as after a cut. */
  'sync:wanted': z.object({}),
  /** The server is going away; come back after this time (spread by the server). */
  'server:draining': z.object({ details: problemDetailsSchema }),
} as const;

export type FactName = keyof typeof facts;
export type Fact<Name extends FactName> = z.infer<(typeof facts)[Name]>;

/** The typed Socket.IO map of what clients emit. */
export type ClientToServerEvents = {
  [Name in CommandName]: (input: CommandInput<Name>, ack: (answer: Ack<CommandOutput<Name>>) => void) => void;
};

/** The typed Socket.IO map of what the server emits. */
export type ServerToClientEvents = { [Name in FactName]: (fact: Fact<Name>) => void };

/** The handshake's `auth`. A refused handshake answers `connect_error` whose `data` is an ack error. */
export const handshakeSchema = z.strictObject({
  token: z.string().check(z.maxLength(4_096)),
  protocol: z.int(),
  /** The body of `POST /api/sync`: its answer comes as `sync:answered`, without a request. */
  sync: z.optional(syncQuestionSchema),
});
export type Handshake = z.infer<typeof handshakeSchema>;
