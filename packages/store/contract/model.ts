import type { UserId } from '@chatter/protocol/ids';

interface ModelMember {
  role: 'owner' | 'member';
  joinedAt: number;
  present: boolean;
  deliveredSeq: number;
  readSeq: number;
}

interface ModelReceipt {
  userId: UserId;
  deliveredSeq: number;
  readSeq: number;
  deliveredAt: number | null;
  readAt: number | null;
}

/** `who` and `whom` are places in the cast; `key` is a client message id of the author. */
export type Step =
  | { do: 'send'; who: number; key: number }
  | { do: 'mark'; who: number; deliveredSeq: number; readSeq: number }
  | { do: 'add'; who: number; whom: number[] }
  | { do: 'remove'; who: number; whom: number }
  | { do: 'rename'; who: number; title: string }
  | { do: 'sync'; limit: number };

/** A group as anybody would write it down on paper: slow, without revs, and with nothing stored that can be counted. */
export class GroupModel {
  title: string;
  readonly messages: Array<{ author: UserId | null }> = [{ author: null }];
  readonly members = new Map<UserId, ModelMember>();
  /** Each state of the positions of a member since they came, the coming itself first. */
  readonly #history = new Map<UserId, Array<{ at: number; deliveredSeq: number; readSeq: number }>>();
  readonly #cast: readonly UserId[];
  readonly #sent = new Set<string>();

  constructor(cast: readonly UserId[], title: string, at: number) {
    this.#cast = cast;
    this.title = title;
    this.#join([this.#person(0), this.#person(1)], at, 1);
    const owner = this.members.get(this.#person(0));
    if (owner) owner.role = 'owner';
  }

  /** What the step answers: done, nothing to do, or a code of the registry. */
  apply(step: Exclude<Step, { do: 'sync' }>, at: number): string {
    const who = this.#person(step.who);
    if (step.do === 'send' && this.#sent.has(`${who} ${step.key}`)) return 'same';
    const me = this.#present(who);
    if (me === undefined) return 'NOT_FOUND';
    switch (step.do) {
      case 'send':
        this.#sent.add(`${who} ${step.key}`);
        this.messages.push({ author: who });
        me.deliveredSeq = me.readSeq = this.messages.length;
        this.#note(who, me, at);
        return 'done';
      case 'mark': {
        const outcome = this.#mark(me, step.deliveredSeq, step.readSeq);
        this.#note(who, me, at);
        return outcome;
      }
      case 'add':
        return this.#add(
          step.whom.map((place) => this.#person(place)),
          at,
        );
      case 'remove':
        return this.#remove(who, me, this.#person(step.whom));
      case 'rename':
        if (this.title === step.title) return 'same';
        this.title = step.title;
        return this.#line();
    }
  }

  get presentIds(): UserId[] {
    return this.#cast.filter((userId) => this.#present(userId) !== undefined);
  }

  unread(userId: UserId): number {
    const readSeq = this.members.get(userId)?.readSeq ?? 0;
    return this.messages.filter(({ author }, at) => at + 1 > readSeq && author !== null && author !== userId).length;
  }

  lowest(position: 'deliveredSeq' | 'readSeq'): number {
    const all = this.presentIds.map((userId) => this.#present(userId)?.[position] ?? 0);
    return all.length === 0 ? 0 : Math.min(...all);
  }

  receiptsOf(seq: number, author: UserId): Map<UserId, ModelReceipt> {
    const receipts = new Map<UserId, ModelReceipt>();
    for (const userId of this.presentIds) {
      const states = this.#history.get(userId) ?? [];
      const [came, now] = [states[0], states.at(-1)];
      if (came === undefined || now === undefined || came.readSeq >= seq || userId === author) continue;
      const { deliveredSeq, readSeq } = now;
      receipts.set(userId, {
        ...{ userId, deliveredSeq, readSeq },
        deliveredAt: states.find((state) => state.deliveredSeq >= seq)?.at ?? null,
        readAt: states.find((state) => state.readSeq >= seq)?.at ?? null,
      });
    }
    return receipts;
  }

  #note(userId: UserId, { deliveredSeq, readSeq }: ModelMember, at: number): void {
    this.#history.get(userId)?.push({ at, deliveredSeq, readSeq });
  }

  #mark(me: ModelMember, delivered: number, read: number): string {
    const before = `${me.deliveredSeq} ${me.readSeq}`;
    me.readSeq = Math.max(me.readSeq, Math.min(read, this.messages.length));
    me.deliveredSeq = Math.max(me.deliveredSeq, Math.min(delivered, this.messages.length), me.readSeq);
    return before === `${me.deliveredSeq} ${me.readSeq}` ? 'same' : 'done';
  }

  #add(whom: readonly UserId[], at: number): string {
    const absent = whom.filter((userId) => this.#present(userId) === undefined);
    if (absent.length === 0) return 'same';
    this.#join(absent, at, this.messages.length + 1);
    return this.#line();
  }

  #remove(who: UserId, me: ModelMember, whom: UserId): string {
    const member = this.#present(whom);
    if (member === undefined) return 'NOT_FOUND';
    if (who !== whom && me.role !== 'owner') return 'NOT_ALLOWED';
    member.present = false;
    const left = this.presentIds.flatMap((userId) => this.#present(userId) ?? []);
    if (!left.some((other) => other.role === 'owner')) {
      const eldest = left.sort((a, b) => a.joinedAt - b.joinedAt)[0];
      if (eldest) eldest.role = 'owner';
    }
    return this.#line();
  }

  #line(): string {
    this.messages.push({ author: null });
    return 'done';
  }

  #join(userIds: readonly UserId[], joinedAt: number, seq: number): void {
    for (const userId of userIds) {
      this.members.set(userId, { role: 'member', joinedAt, present: true, deliveredSeq: seq, readSeq: seq });
      this.#history.set(userId, [{ at: joinedAt, deliveredSeq: seq, readSeq: seq }]);
    }
  }

  #present(userId: UserId): ModelMember | undefined {
    const member = this.members.get(userId);
    return member?.present ? member : undefined;
  }

  #person(place: number): UserId {
    const userId = this.#cast[place];
    if (userId === undefined) throw new RangeError(`nobody at ${place}`);
    return userId;
  }
}
