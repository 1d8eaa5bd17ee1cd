import type { ClientToServerEvents, ServerToClientEvents } from '@chatter/protocol/events';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Caller } from '../domain/caller.ts';

/** What is known of an accepted socket. */
export interface SocketData {
  caller: Caller;
  /** When its access token ends; `session:renew` moves it. */
  tokenExpiresAt: number;
}

export type ChatterServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type ChatterSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
/** The Engine.IO connection under a socket. */
export type Connection = ChatterSocket['conn'];
