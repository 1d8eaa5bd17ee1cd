import type { Message } from '@chatter/protocol/message';
import type { ChatterEvents } from './api.ts';

type Listeners = { [Event in keyof ChatterEvents]: Set<ChatterEvents[Event]> };

/** The listeners of a client. One that throws is reported to the runtime and does not keep the others from hearing. */
export interface Emitter {
  on<Event extends keyof ChatterEvents>(event: Event, listener: ChatterEvents[Event]): () => void;
  emit<Event extends keyof ChatterEvents>(event: Event, call: (listener: ChatterEvents[Event]) => void): void;
  has(event: keyof ChatterEvents): boolean;
  message(message: Message): void;
  /** From now on messages that nobody hears are kept for the first listener: a bot listens only after signing in. */
  keepEarly(): void;
  forgetEarly(): void;
}

/** More than come while a client signs in; whoever never listens must not pay for it. */
const EARLY_MAX = 1_000;

export const createEmitter = (): Emitter => {
  const listeners: Listeners = { message: new Set(), fact: new Set() };
  let early: Message[] | null = null;

  const emit: Emitter['emit'] = (event, call) => {
    for (const listener of [...listeners[event]]) {
      try {
        call(listener);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };

  const message = (one: Message): void => {
    if (listeners.message.size === 0 && early !== null && early.length < EARLY_MAX) early.push(one);
    emit('message', (listener) => listener(one));
  };

  return {
    on(event, listener) {
      listeners[event].add(listener);
      if (event === 'message' && early !== null) {
        const missed = early;
        early = null;
        queueMicrotask(() => missed.forEach(message));
      }
      return () => listeners[event].delete(listener);
    },
    emit,
    message,
    has: (event) => listeners[event].size > 0,
    keepEarly() {
      early = [];
    },
    forgetEarly() {
      early = null;
    },
  };
};
