import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type Fact,
  type FactName,
  facts,
  type ServerToClientEvents,
} from '@chatter/protocol/events';
import type { AckError } from '@chatter/protocol/problem';
import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import { io, type Socket } from 'socket.io-client';

type AnyFact = { [Name in FactName]: { readonly name: Name; readonly fact: Fact<Name> } }[FactName];
type RawAnswer = { ok: true; data: unknown } | { ok: false; error: AckError };
type RawSocket = Socket<ServerToClientEvents & Record<string, (...args: never[]) => void>>;

/** A live connection of a test's person: commands with typed answers, and everything that was heard. */
export interface LiveClient {
  readonly socket: RawSocket;
  /** Everything heard so far, in order; each fact has passed its schema. */
  readonly heard: readonly AnyFact[];
  /** Resolves with the answer's data. @throws AckError */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  /** Emits anything at all and resolves with the code of the refusal. */
  refusal(name: string, ...input: unknown[]): Promise<AckError['code']>;
  /** The first fact of this name that fits and was not taken before, heard already or still to come. */
  next<Name extends FactName>(name: Name, fits?: (fact: Fact<Name>) => boolean): Promise<Fact<Name>>;
  /** Resolves when everything that the server told before now has arrived: the proof that something was not told. */
  settle(): Promise<void>;
  namesHeard(): FactName[];
  closed(): Promise<string>;
  close(): void;
}

export interface LiveOptions {
  readonly auth?: object;
  readonly headers?: Record<string, string>;
  readonly transports?: ('websocket' | 'polling')[];
}

const connect = (url: string, accessToken: string, options: LiveOptions): RawSocket =>
  io(url, {
    auth: options.auth ?? { token: accessToken, protocol: PROTOCOL_VERSION },
    transports: options.transports ?? ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(options.headers === undefined ? {} : { extraHeaders: options.headers }),
  });

const refusalOf = (error: Error): AckError | Error => {
  const { data } = error as Error & { data?: AckError };
  return data ?? error;
};

const opened = (socket: RawSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', (error: Error) => {
      socket.close();
      reject(refusalOf(error));
    });
  });

/** Tries to connect and resolves with what the refusal carried. */
export const refusedLive = async (
  server: { readonly url: string },
  account: { readonly accessToken: string },
  options: LiveOptions = {},
): Promise<AckError | Error> => {
  const socket = connect(server.url, account.accessToken, options);
  try {
    await opened(socket);
  } catch (refusal) {
    return refusal as AckError | Error;
  }
  socket.close();
  throw new Error('the handshake was accepted');
};

/** Connects a person's socket. @throws AckError when the handshake is refused */
export const goLive = async (
  server: { readonly url: string },
  account: { readonly accessToken: string },
  options: LiveOptions = {},
): Promise<LiveClient> => {
  const socket = connect(server.url, account.accessToken, options);
  const hearing = listen(socket);
  await opened(socket);
  const emit = (name: string, input: unknown[]): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const gone = (reason: string) => reject(new Error(`closed before the answer: ${reason}`));
      socket.once('disconnect', gone);
      socket.emit(name, ...(input as never[]), ((answer: RawAnswer) => {
        socket.off('disconnect', gone);
        resolve(answer);
      }) as never);
    });
  return {
    socket,
    ...hearing,
    call: async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
      const answer = await emit(name, [input]);
      if (!answer.ok) throw answer.error;
      return answer.data as CommandOutput<Name>;
    },
    refusal: async (name, ...input) => {
      const answer = await emit(name, input);
      if (answer.ok) throw new Error(`${name} was accepted`);
      return answer.error.code;
    },
    // A command that is refused changes nothing; its answer comes after everything that was written before it.
    settle: async () => void (await emit('typing:set', [{ conversationId: '0'.repeat(20), typing: false }])),
    close: () => void socket.close(),
  };
};

const listen = (socket: RawSocket): Pick<LiveClient, 'heard' | 'next' | 'namesHeard' | 'closed'> => {
  const heard: AnyFact[] = [];
  const taken = new Set<AnyFact>();
  const waiters = new Set<() => void>();
  let closedBy: string | null = null;
  socket.on('disconnect', (reason) => {
    closedBy = reason;
    for (const wake of waiters) wake();
  });
  for (const name of Object.keys(facts) as FactName[]) {
    socket.on(
      name as string,
      ((fact: unknown) => {
        heard.push({ name, fact: facts[name].parse(fact) } as AnyFact);
        for (const wake of waiters) wake();
      }) as never,
    );
  }
  const when = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined && closedBy === null) return;
        waiters.delete(look);
        if (found === undefined) reject(new Error(`closed while waiting: ${closedBy}`));
        else resolve(found);
      };
      waiters.add(look);
      look();
    });
  return {
    heard,
    namesHeard: () => heard.map(({ name }) => name),
    next: async <Name extends FactName>(name: Name, fits: (fact: Fact<Name>) => boolean = () => true) => {
      const isIt = (entry: AnyFact) => entry.name === name && !taken.has(entry) && fits(entry.fact as Fact<Name>);
      const entry = await when(() => heard.find(isIt));
      taken.add(entry);
      return entry.fact as Fact<Name>;
    },
    closed: () => when(() => closedBy ?? undefined),
  };
};
