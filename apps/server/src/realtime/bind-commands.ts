import { ChatterError } from '@chatter/protocol/chatter-error';
import { type CommandName, type CommandOutput, commands, type ParsedCommand } from '@chatter/protocol/events';
import type { Ack } from '@chatter/protocol/problem';
import { parseInput } from '../http/parse-input.ts';
import type { Logger } from '../log.ts';
import type { EventGuard } from './event-guard.ts';
import type { InFlight } from './in-flight.ts';
import type { ChatterSocket } from './socket-types.ts';
import { toAckError } from './to-ack-error.ts';

/** What a command event does with its parsed input; what it returns is the ack's `data`. */
export type CommandHandler<Name extends CommandName> = (
  socket: ChatterSocket,
  input: ParsedCommand<Name>,
) => Promise<CommandOutput<Name>>;

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> };

export interface CommandParts {
  readonly handlers: CommandHandlers;
  readonly guard: EventGuard;
  readonly inFlight: InFlight;
  readonly log: Logger;
  isDraining(): boolean;
}

type Answer = (answer: Ack<unknown>) => void;

const isAnswer = (value: unknown): value is Answer => typeof value === 'function';
const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/**
 * Binds every command to its handler. One listener takes all events, so that unknown ones are answered and counted
 * as well, whatever they are called.
 */
export const bindCommands = (socket: ChatterSocket, parts: CommandParts): void => {
  socket.onAny((name: unknown, ...args: unknown[]) => {
    const last = args.at(-1);
    const answer = isAnswer(last) ? last : null;
    const input = answer === null ? args : args.slice(0, -1);
    void parts.inFlight.track(handle(socket, parts, String(name), input, answer));
  });
};

const handle = async (
  socket: ChatterSocket,
  parts: CommandParts,
  name: string,
  input: unknown[],
  answer: Answer | null,
): Promise<void> => {
  try {
    const data = await run(socket, parts, name, input, answer !== null);
    answer?.({ ok: true, data });
  } catch (error) {
    const { userId } = socket.data.caller;
    const refusal = toAckError(error, parts.log, { event: isCommand(name) ? name : 'unknown', userId });
    answer?.({ ok: false, error: refusal });
    if (!parts.guard.isTooMuch(refusal.code)) return;
    parts.log.warn({ userId, code: refusal.code }, 'a socket was closed after too many refused events');
    socket.disconnect(true);
  }
};

const run = async (
  socket: ChatterSocket,
  parts: CommandParts,
  name: string,
  input: unknown[],
  hasAnswer: boolean,
): Promise<unknown> => {
  parts.guard.check();
  if (parts.isDraining()) throw new ChatterError('SHUTTING_DOWN');
  if (!isCommand(name)) throw new ChatterError('UNKNOWN_EVENT');
  // Whoever does not listen for the answer cannot tell whether it was stored: nothing is done for them.
  if (!hasAnswer || input.length !== 1) throw new ChatterError('VALIDATION_FAILED', { reason: 'one-input-and-ack' });
  return call(socket, parts.handlers, name, input[0]);
};

const call = <Name extends CommandName>(
  socket: ChatterSocket,
  handlers: CommandHandlers,
  name: Name,
  input: unknown,
): Promise<CommandOutput<Name>> =>
  handlers[name](socket, parseInput(commands[name].input, input, 'input') as ParsedCommand<Name>);
