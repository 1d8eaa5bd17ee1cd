import type { Changes } from '@chatter/protocol/conversation';
import { type ErrorCode, errors } from '@chatter/protocol/errors';
import type { CommandInput, CommandName, CommandOutput, Fact, FactName, Handshake } from '@chatter/protocol/events';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { RouteAnswer, RouteBody } from '@chatter/protocol/route';
import type { sync } from '@chatter/protocol/routes/sync';
import type { Wire, WireListener } from '../src/connection/wire.ts';
import { networkError, registryError, timeoutError } from '../src/to-client-error.ts';
import { FakeModel } from './fake-model.ts';

/** What goes wrong on the way; each answers true when it does, this time. */
export interface Chaos {
  loseFact(): boolean;
  doubleFact(): boolean;
  /** How long a fact takes, in milliseconds: different times make a different order. */
  delayMs(): number;
  loseCommand(): boolean;
  loseAck(): boolean;
}

export const calm: Chaos = {
  loseFact: () => false,
  doubleFact: () => false,
  delayMs: () => 0,
  loseCommand: () => false,
  loseAck: () => false,
};

const problem = (code: ErrorCode): Response => {
  const { status, retryable, text } = errors[code];
  return Response.json({ type: 'about:blank', title: text, status, code, retryable }, { status });
};

interface Line {
  readonly userId: UserId;
  readonly listener: WireListener;
  readonly watched: Set<UserId>;
}

/** A server in memory: HTTP by `fetchFor`, sockets by `wireFor`, both over one model, with faults on demand. */
export class FakeServer {
  readonly model = new FakeModel();
  chaos: Chaos = calm;
  /** False: nothing gets through. */
  up = true;
  /** Refusals for the next calls of a route (`post /api/refresh`) or command (`message:send`) or `handshake`. */
  readonly refuse = new Map<string, ErrorCode[]>();
  /** Runs once, between the making of the next answer to a sync and its arrival. */
  onAnswer: (() => void) | null = null;
  /** What a handshake that asks is told: the answer, that it must be asked over HTTP, nothing; or it is refused. */
  early: 'answers' | 'declines' | 'is silent' | 'refuses' = 'answers';
  /** Every call that came in, in order. */
  readonly calls: string[] = [];
  readonly #lines = new Set<Line>();
  #tokens = 0;

  get connections(): number {
    return this.#lines.size;
  }

  watchedBy(userId: UserId): UserId[] {
    return [...this.#lines].filter((line) => line.userId === userId).flatMap((line) => [...line.watched]);
  }

  /** Cuts all sockets, of one person or of everybody. */
  cut(userId?: UserId): void {
    for (const line of [...this.#lines]) {
      if (userId !== undefined && line.userId !== userId) continue;
      this.#lines.delete(line);
      line.listener.closed();
    }
  }

  /** Tells a fact to the members of a conversation, or to one person. */
  tell<Name extends FactName>(to: ConversationId | { userId: UserId }, name: Name, fact: Fact<Name>): void {
    for (const line of [...this.#lines]) {
      const hears = typeof to === 'string' ? this.model.room(to).members.has(line.userId) : to.userId === line.userId;
      if (!hears || this.chaos.loseFact()) continue;
      this.#deliver(line, name, fact);
      if (this.chaos.doubleFact()) this.#deliver(line, name, fact);
    }
  }

  /** A message of somebody who has no client here. */
  say(userId: UserId, conversationId: ConversationId, text: string): void {
    const clientMessageId = `${this.model.now}-said`;
    const { message } = this.model.send(userId, { conversationId, clientMessageId, content: { kind: 'text', text } });
    this.tell(conversationId, 'message:created', { message });
  }

  fetchFor(userId: UserId): (url: string, init: RequestInit) => Promise<Response> {
    return async (url, init) => {
      if (!this.up) throw new TypeError('fetch failed');
      const { pathname, searchParams } = new URL(url, 'http://fake');
      const name = `${init.method?.toLowerCase()} ${pathname}`;
      this.calls.push(name);
      const refusal = this.#refusal(name);
      if (refusal !== null) return problem(refusal);
      if (name === 'post /api/sync') {
        return Response.json(this.#sync(userId, JSON.parse(String(init.body)) as RouteBody<typeof sync>));
      }
      return this.#answer(userId, name, searchParams);
    };
  }

  wireFor(userId: UserId, listener: WireListener): Wire {
    const line: Line = { userId, listener, watched: new Set() };
    return {
      connect: async (handshake: Handshake) => {
        this.#lines.delete(line);
        this.calls.push(`handshake ${handshake.token}`);
        const refusal = this.#refusal('handshake');
        if (refusal !== null) throw registryError(refusal);
        if (!this.up) throw networkError();
        if (handshake.sync && this.early === 'refuses') throw registryError('VALIDATION_FAILED');
        line.watched.clear();
        this.#lines.add(line);
        if (handshake.sync) this.#answerEarly(line, handshake.sync);
      },
      command: (name, input) => this.#command(line, name, input),
      close: () => this.#lines.delete(line),
    };
  }

  /** On its way when the client learns that it is connected, and not before. */
  #answerEarly(line: Line, question: RouteBody<typeof sync>): void {
    if (this.early === 'is silent') return;
    const answer = this.early === 'answers' ? this.#sync(line.userId, question) : null;
    if (answer !== null) this.calls.push('early sync');
    queueMicrotask(() => this.#deliver(line, 'sync:answered', { answer }));
  }

  #refusal(name: string): ErrorCode | null {
    return this.refuse.get(name)?.shift() ?? null;
  }

  #deliver<Name extends FactName>(line: Line, name: Name, fact: Fact<Name>): void {
    this.#travel(() => {
      if (this.#lines.has(line)) line.listener.fact(name, fact);
    });
  }

  /** Facts and acks arrive when the line lets them; many at once, so that they may overtake each other. */
  #travel(arrive: () => void): void {
    const ms = this.chaos.delayMs();
    if (ms === 0) arrive();
    else setTimeout(arrive, ms);
  }

  async #command<Name extends CommandName>(
    line: Line,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    this.calls.push(name);
    if (!this.#lines.has(line)) throw networkError();
    const refusal = this.#refusal(name);
    if (refusal !== null) throw registryError(refusal);
    if (this.chaos.loseCommand()) throw timeoutError();
    const output = this.#run(line, name, input);
    await new Promise<void>((arrived) => this.#travel(arrived));
    if (!this.#lines.has(line)) throw networkError();
    if (this.chaos.loseAck()) throw timeoutError();
    return output as CommandOutput<Name>;
  }

  #run(line: Line, name: CommandName, input: CommandInput<CommandName>): unknown {
    const { model } = this;
    switch (name) {
      case 'message:send': {
        const sent = model.send(line.userId, input as CommandInput<'message:send'>);
        if (sent.created) this.tell(sent.message.conversationId, 'message:created', { message: sent.message });
        return { message: sent.message };
      }
      case 'receipt:mark': {
        const mark = input as CommandInput<'receipt:mark'>;
        const { moved, rev, positions } = model.mark(line.userId, mark);
        const conversationId = mark.conversationId as ConversationId;
        const everyone = model.everyone(model.room(conversationId));
        const told = { conversationId, rev, everyone, positions: [{ userId: line.userId, ...positions }] };
        if (moved) this.tell(conversationId, 'receipt:moved', told);
        return { rev, positions };
      }
      case 'presence:watch': {
        line.watched.clear();
        for (const userId of (input as CommandInput<'presence:watch'>).userIds) line.watched.add(userId as UserId);
        return { people: [...line.watched].map((userId) => ({ userId, online: true, lastSeenAt: null })) };
      }
      default:
        return { expiresAt: 0 };
    }
  }

  #answer(userId: UserId, name: string, query: URLSearchParams): Response {
    const { model } = this;
    const user = model.users.get(userId);
    const users = [...model.users.values()];
    if (name === 'post /api/signin' || name === 'post /api/refresh') {
      this.#tokens += 1;
      const me = { ...user, email: 'someone@chatter.example' };
      const expiry = { accessTokenExpiresAt: model.now + 900_000 };
      return Response.json({ user: me, sessionId: '0'.repeat(20), accessToken: `token-${this.#tokens}`, ...expiry });
    }
    if (name === 'delete /api/signout') return new Response(null, { status: 204 });
    if (name === 'get /api/conversations') return this.#list(userId, query);
    const person = /^get \/api\/people\/(\w+)$/.exec(name)?.[1];
    if (person !== undefined) {
      const found = model.users.get(person as UserId);
      return found === undefined ? problem('NOT_FOUND') : Response.json({ person: found });
    }
    const [, roomId, part] = /^get \/api\/conversations\/(\w+)(?:\/(\w+))?$/.exec(name) ?? [];
    const room = model.rooms.get((roomId ?? '') as ConversationId);
    if (room === undefined || !room.members.has(userId)) return problem('NOT_FOUND');
    if (part === undefined) return Response.json({ conversation: model.view(room, userId), users });
    if (part === 'messages') return Response.json({ ...page(room.messages, query), users });
    return Response.json({ ...this.#changes(userId, room.id, Number(query.get('since'))), users });
  }

  /** Three messages at a time. */
  #changes(userId: UserId, roomId: ConversationId, since: number): Changes {
    const room = this.model.room(roomId);
    const messages = room.messages.filter((one) => one.rev > since).slice(0, 3);
    const complete = messages.length < 3;
    const rev = complete ? room.rev : (messages.at(-1)?.rev ?? room.rev);
    return { rev, complete, conversation: this.model.view(room, userId), messages, members: [] };
  }

  #sync(userId: UserId, { since, held = [], limit = 50 }: RouteBody<typeof sync>): RouteAnswer<typeof sync> {
    const { model } = this;
    const known = since !== null && Number(since) <= model.changes;
    const changed = known ? model.changedSince(userId, Number(since)) : [];
    const page = changed.slice(0, limit);
    const complete = page.length === changed.length;
    const there = page.filter((one) => !one.isGone).map(({ id }) => id);
    const revOf = (id: ConversationId) => held.find((one) => one.conversationId === id)?.rev ?? model.room(id).rev;
    const isHeld = (id: ConversationId) => revOf(id) < model.room(id).rev;
    const answer = {
      position: String(complete ? model.changes : page.at(-1)?.change),
      complete,
      known,
      conversations: there.filter((id) => !isHeld(id)).map((id) => model.view(model.room(id), userId)),
      changes: there.filter(isHeld).map((id) => this.#changes(userId, id, revOf(id))),
      gone: page.filter((one) => one.isGone).map(({ id }) => id),
      users: [...model.users.values()],
      usersComplete: true,
    };
    this.onAnswer?.();
    this.onAnswer = null;
    return answer;
  }

  #list(userId: UserId, query: URLSearchParams): Response {
    const views = this.model.views(userId);
    const start = Number(query.get('before') ?? 0);
    const end = start + Number(query.get('limit'));
    const next = end < views.length ? String(end) : null;
    const users = [...this.model.users.values()];
    return Response.json({ conversations: views.slice(start, end), users, next, position: String(this.model.changes) });
  }
}

const page = <T extends { seq: number }>(all: readonly T[], query: URLSearchParams) => {
  const limit = Number(query.get('limit') ?? 50);
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  let start = Math.max(0, all.length - limit);
  if (before) start = Math.max(0, Number(before) - 1 - limit);
  if (after) start = Number(after);
  if (around) start = Math.max(0, Number(around) - 1 - Math.floor(limit / 2));
  const end = before ? Number(before) - 1 : start + limit;
  return { messages: all.slice(start, end), hasBefore: start > 0, hasAfter: end < all.length };
};
