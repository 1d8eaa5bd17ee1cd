import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Bus } from '../cluster/bus.ts';
import type { Config } from '../config.ts';
import type { Clock, Context } from '../domain/context.ts';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import type { Logger } from '../log.ts';
import { acceptSockets } from './accept-sockets.ts';
import { createBroadcaster } from './broadcaster.ts';
import { createAddressCounts } from './connection-limits.ts';
import { drain } from './drain.ts';
import { createInFlight } from './in-flight.ts';
import { joinNodes } from './join-nodes.ts';
import { createMakeGood } from './make-good.ts';
import { createPeerAddress } from './peer-address.ts';
import type { Realtime } from './realtime.ts';
import { type LiveTimeouts, serverOptions } from './server-options.ts';
import { createSharedParts } from './shared-parts.ts';
import { createSignInDeadline } from './sign-in-deadline.ts';
import type { ChatterServer } from './socket-types.ts';
import { tendConnections } from './tend-connections.ts';
import { createUpgradeLine } from './upgrade-line.ts';
import { watchUnsure } from './watch-unsure.ts';

export interface RealtimeOptions {
  readonly httpServer: HttpServer;
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly sendLimit: SendLimit;
  readonly timeouts: LiveTimeouts;
  /** Null: there is one node. */
  readonly bus: Bus | null;
}

/** The live side on Socket.IO. `start` must come after the HTTP routes listen to `httpServer`. */
export const createRealtime = (options: RealtimeOptions): Realtime => {
  const { httpServer, config, log, clock, sendLimit, timeouts, bus } = options;
  const addressOf = createPeerAddress(config.trustProxy);
  const counts = createAddressCounts(config.socketsPerAddress);
  const io: ChatterServer = new Server(serverOptions(config, counts, addressOf, createUpgradeLine()));
  let context: Context | null = null;
  const store = (): Context['store'] => {
    if (context === null) throw new Error('realtime has not been started');
    return context.store;
  };
  const shared = createSharedParts(io, log, clock, store, bus);
  const { presence } = shared;
  const here = createBroadcaster({ ...shared, io, store });
  const isHearing = bus?.isHearing ?? (() => true);
  const makeGood = createMakeGood({ ...shared, io, publish: here, store, isHearing });
  const publish = bus === null ? here : joinNodes({ ...shared, io, bus, here, makeGood, store });
  const lookForUnsure = watchUnsure(store, () => {
    bus?.leaveOut();
    makeGood.all();
  });
  const inFlight = createInFlight();
  const deadline = createSignInDeadline(timeouts.signInMs);
  let isDraining = false;
  let sweeping: NodeJS.Timeout | undefined;

  return {
    publish,
    presence,
    start(started, authenticator) {
      context = started;
      const limits = { socketsPerAccount: config.socketsPerAccount, eventsPerSecond: config.eventsPerSecond };
      const parts = { ...shared, ...limits, io, log, clock, inFlight, sendLimit, deadline, context, authenticator };
      acceptSockets({ ...parts, isDraining: () => isDraining });
      const sweepConnections = tendConnections({ io, httpServer, config, log, clock, counts, deadline, addressOf });
      sweeping = setInterval(() => {
        sweepConnections();
        presence.sweep();
        sendLimit.sweep();
        lookForUnsure();
        makeGood.sweep();
      }, timeouts.sweepMs).unref();
    },
    async drain() {
      isDraining = true;
      await drain(io, inFlight, presence);
      makeGood.stop();
      shared.receipts.stop();
      clearInterval(sweeping);
    },
  };
};
