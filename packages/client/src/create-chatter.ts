import { picturePath } from '@chatter/protocol/picture';
import { createAccounts } from './accounts/accounts.ts';
import type { Chatter, ChatterOptions } from './api.ts';
import { SocketWire } from './connection/socket-wire.ts';
import { onWakeHint } from './connection/wake-hints.ts';
import { createConversations } from './conversations/conversations.ts';
import { openDisk } from './disk/open-disk.ts';
import { environment, keepsCookies } from './environment.ts';
import { createCookieJar } from './http/cookie-jar.ts';
import type { Fetch } from './http/http.ts';
import { createMessages } from './messages/messages.ts';
import { createPeople } from './people/people.ts';
import { untilReady } from './until-ready.ts';
import { type ChatterParts, WiredChatter } from './wire-chatter.ts';

/** The public face of a wired client. */
export const presentChatter = (parts: ChatterParts): Chatter => {
  const wired = new WiredChatter(parts);
  const { state, session, http, me, connection } = wired;
  const endHints = onWakeHint(() => void connection.wake());
  return {
    connection: connection.state,
    accounts: createAccounts({
      http,
      session,
      me,
      device: parts.device,
      onLeaving: () => wired.leaving(),
      takeUp: () => wired.copies.load(),
    }),
    people: createPeople({ session, cache: state.people, fetcher: state.fetcher, presence: state.presence }),
    conversations: createConversations({ ...state, session }),
    messages: createMessages({ ...state, session }),
    outboxPlace: parts.storage.place,
    ready: () => untilReady(connection.state),
    on: (event, listener) => state.emitter.on(event, listener),
    pictureUrl: (id, size) => parts.origin + picturePath(id, size),
    close() {
      endHints();
      wired.close();
    },
  };
};

/** Most pages never upload: what tells how far a file has gone is loaded with the first one that does. */
const fetchAndTell: Fetch = async (url, init) => {
  if (!init.onProgress) return fetch(url, init);
  const { uploadFetch } = await import('./http/upload-fetch.ts');
  return uploadFetch(fetch)(url, init);
};

/**
 * A client of one Chatter server, not signed in yet: call `accounts.restore()`, `signIn()` or `signUp()` next.
 * @throws TypeError outside a page when `options.url` is missing
 * @example
 * const chatter = createChatter({ url: 'http://localhost:3000' });
 * await chatter.accounts.signIn({ email, password });
 * await chatter.ready();
 */
export const createChatter = (options: ChatterOptions = {}): Chatter => {
  if (options.url === undefined && environment.document === undefined) {
    throw new TypeError('Outside a page, createChatter needs the url of the server.');
  }
  return presentChatter({
    origin: options.url?.replace(/\/+$/, '') ?? '',
    device: options.device,
    fetch: fetchAndTell,
    jar: keepsCookies ? null : createCookieJar(),
    openWire: (origin, listener) => new SocketWire(origin, listener),
    ...openDisk(options.mayKeepCopy),
    random: Math.random,
  });
};
