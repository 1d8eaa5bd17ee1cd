import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { PendingMessage, Timeline, TimelineState } from '../api.ts';
import { countsAsUnread } from '../conversations/merge-conversation.ts';
import { createLive } from '../live-value.ts';
import { toItems } from './to-items.ts';

export interface Page {
  readonly messages: readonly Message[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

export type PageQuery = { before: number } | { after: number } | { around: number } | Record<never, never>;

export interface TimelineParts {
  readonly fetchPage: (query: PageQuery) => Promise<Page>;
  /** The newest messages that an earlier run of the program has kept; null where none are. */
  readonly keptPage: () => Promise<Page | null> | null;
  /** The `seq` of the newest message of the conversation that has been handed out. */
  readonly top: () => number | null;
  /** Messages that a page brought; the newest may be news to the inbox. */
  readonly onPage: (messages: readonly Message[]) => void;
  readonly pending: () => readonly PendingMessage[];
  /** One's own messages that are stored, but wait for others before them. */
  readonly ownHeld: () => readonly Message[];
  readonly meId: () => UserId | null;
}

/** A window that nobody looks at is cut back when it has grown past `TRIM_AT` messages. */
const TRIM_AT = 300;
const TRIM_TO = 100;
/** One that is looked at holds no more than this: what grows at one end lets go at the other. */
const HELD_AT_MOST = 1_000;

/** While more than these wait to be sent, the rows are not made anew for each that was: that would be a square of them. */
const MANY_WAIT = 9;
/** They are when a tenth has gone since the last time, and after `LATEST_MS` at the latest. */
const STEP = 0.9;
const LATEST_MS = 100;

/** A dense window on a conversation's history; it follows the end while it reaches it. */
export class TimelineWindow implements Timeline {
  readonly state = createLive<TimelineState>({ items: [], hasBefore: null, hasAfter: false });
  readonly #parts: TimelineParts;
  #messages: readonly Message[] = [];
  #hasBefore: boolean | null = null;
  #hasAfter = false;
  /** Moves when the window is replaced: a page asked for before that does not fit any more. */
  #generation = 0;
  /** Messages that came while a page was under way: the page may have been read before they were written. */
  #meanwhile: Message[] = [];
  #loading = 0;
  #before: Promise<void> | null = null;
  #after: Promise<void> | null = null;
  #opening: Promise<void> | null = null;
  #early: Promise<Page | null> | null = null;
  /** How many waited when the rows were last made. */
  #waited = 0;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: TimelineParts) {
    this.#parts = parts;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** True when the window is loaded and reaches the newest message. */
  get atEnd(): boolean {
    return this.#hasBefore !== null && !this.#hasAfter;
  }

  open(): Promise<void> {
    if (this.#hasBefore !== null) return Promise.resolve();
    this.#opening ??= this.#openAnew().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  prefetch(): void {
    if (this.#hasBefore === null) this.#early ??= this.#parts.fetchPage({}).catch(() => null);
  }

  loadNewest(): Promise<void> {
    return this.#replaceBy(this.#newest());
  }

  loadAround(seq: number): Promise<void> {
    this.#early = null;
    return this.#replaceBy(this.#parts.fetchPage({ around: seq }));
  }

  loadBefore(): Promise<void> {
    const first = this.#messages[0];
    if (this.#hasBefore !== true || first === undefined) return Promise.resolve();
    this.#before ??= this.#load(this.#parts.fetchPage({ before: first.seq }), (page) => {
      const messages = [...page.messages, ...this.#messages];
      this.#messages = messages.slice(0, HELD_AT_MOST);
      this.#hasBefore = page.hasBefore;
      if (messages.length > HELD_AT_MOST) this.#hasAfter = true;
    }).finally(() => {
      this.#before = null;
    });
    return this.#before;
  }

  loadAfter(): Promise<void> {
    const last = this.#messages.at(-1);
    if (!this.#hasAfter || last === undefined) return Promise.resolve();
    this.#after ??= this.#load(this.#parts.fetchPage({ after: last.seq }), (page) => {
      const messages = [...this.#messages, ...page.messages];
      this.#messages = messages.slice(-HELD_AT_MOST);
      this.#hasAfter = page.hasAfter;
      if (messages.length > HELD_AT_MOST) this.#hasBefore = true;
    }).finally(() => {
      this.#after = null;
    });
    return this.#after;
  }

  /** The next message of the conversation, in order. */
  append(message: Message): void {
    if (this.#loading > 0) this.#meanwhile.push(message);
    if (this.#hasBefore === null) return;
    const end = this.#messages.at(-1)?.seq ?? 0;
    if (message.seq <= end) this.replace(message);
    else if (this.#hasAfter) return;
    else if (message.seq === end + 1) this.#messages = [...this.#messages, message];
    else this.#hasAfter = true;
    this.#trim();
    this.draw();
  }

  /** A newer state of a message that the window may show. */
  replace(message: Message): void {
    const at = this.#messages.findIndex((one) => one.seq === message.seq);
    const shown = this.#messages[at];
    if (shown !== undefined && shown.rev < message.rev) this.#messages = this.#messages.with(at, message);
  }

  /** The inbox has skipped messages: the window ends before them. One that nobody looks at is simply forgotten. */
  skip(): void {
    if (this.#hasBefore === null) return;
    if (this.state.watched) {
      this.#hasAfter = true;
      this.#draw();
    } else this.clear();
  }

  clear(): void {
    this.#early = null;
    this.#generation += 1;
    this.#messages = [];
    this.#hasBefore = null;
    this.#hasAfter = false;
    this.#draw();
  }

  /** @returns how many messages after `seq` count as unread, or null when the window does not hold them all */
  countAfter(seq: number, meId: UserId): number | null {
    const first = this.#messages[0];
    if (!this.atEnd || first === undefined || first.seq > seq + 1) return null;
    return this.#messages.filter((message) => message.seq > seq && countsAsUnread(message, meId)).length;
  }

  /** Makes the rows anew from what is known; while many are being sent, in steps. */
  draw(): void {
    const { length } = this.#parts.pending();
    if (length <= MANY_WAIT || length >= this.#waited || length < this.#waited * STEP) this.#draw();
    else this.#drawing ??= setTimeout(() => this.#draw(), LATEST_MS);
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const pending = this.#parts.pending();
    this.#waited = pending.length;
    const end = this.#messages.at(-1)?.seq ?? 0;
    const held = this.#parts.ownHeld().filter((message) => message.seq > end);
    const items = toItems([...this.#messages, ...held], pending, this.#parts.meId());
    this.state.set({ items, hasBefore: this.#hasBefore, hasAfter: this.#hasAfter });
  }

  /** What is kept here shows at once, and is enough if nothing came after it. */
  async #openAnew(): Promise<void> {
    const generation = this.#generation;
    const kept = this.#parts.keptPage();
    if (kept !== null) await this.#load(kept, (page) => this.#show(page));
    if (!this.atEnd && generation === this.#generation) await this.loadNewest();
  }

  async #replaceBy(loading: Promise<Page>): Promise<void> {
    this.#generation += 1;
    await this.#load(loading, (page) => this.#show(page));
  }

  async #newest(): Promise<Page> {
    if (this.#early === null) return this.#parts.fetchPage({});
    const early = await this.#early;
    this.#early = null;
    // What came since it was asked for is not in it.
    const isNewest = early !== null && (early.messages.at(-1)?.seq ?? 0) >= (this.#parts.top() ?? 0);
    return isNewest ? early : this.#parts.fetchPage({});
  }

  #show(page: Page): void {
    this.#messages = page.messages;
    this.#hasBefore = page.hasBefore;
    this.#hasAfter = page.hasAfter;
  }

  async #load(loading: Promise<Page | null>, apply: (page: Page) => void): Promise<void> {
    const generation = this.#generation;
    this.#loading += 1;
    try {
      const page = await loading;
      if (page === null || generation !== this.#generation) return;
      apply(page);
      if (!this.#hasAfter) for (const message of [...this.#meanwhile]) this.append(message);
      // What was skipped while the page was under way.
      if ((this.#messages.at(-1)?.seq ?? 0) < (this.#parts.top() ?? 0)) this.#hasAfter = true;
      this.#draw();
      this.#parts.onPage(page.messages);
    } finally {
      this.#loading -= 1;
      if (this.#loading === 0) this.#meanwhile = [];
    }
  }

  #trim(): void {
    // A reader may stand far from the end at which it grows, and nothing may go from before their eyes: half as much again.
    const [at, to] = this.state.watched ? [HELD_AT_MOST * 1.5, HELD_AT_MOST] : [TRIM_AT, TRIM_TO];
    if (!this.atEnd || this.#messages.length <= at) return;
    this.#messages = this.#messages.slice(-to);
    this.#hasBefore = true;
  }
}
