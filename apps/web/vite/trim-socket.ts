import type { Plugin } from 'vite';
import { replaceModules } from './replace-modules.ts';

// By the end of a module's path. The protocol carries no bytes over the socket (pictures go by HTTP), and the client
// asks for WebSocket with long-polling behind it.
const instead: Readonly<Record<string, string>> = {
  // The packages offer each transport by name as well, which would bring them all at once.
  'engine.io-client/build/esm/index.js': `
    import { Socket } from './socket.js';
    export { parse } from './contrib/parseuri.js';
    export { nextTick } from './globals.node.js';
    export { installTimerFunctions } from './util.js';
    export { Socket };
    export const protocol = Socket.protocol;
    const none = undefined;
    export { none as Fetch, none as NodeXHR, none as XHR, none as NodeWebSocket, none as WebSocket, none as WebTransport };`,
  'engine.io-client/build/esm/transports/index.js': `
    import { Transport } from '../transport.js';
    import { WS } from './websocket.node.js';
    // Fetched where WebSocket does not get through, which is seldom.
    class Polling extends Transport {
      name = 'polling';
      async doOpen() {
        try {
          const { XHR } = await import('./polling-xhr.node.js');
          if (this.readyState !== 'opening') return;
          this.polling = new XHR(this.opts);
          this.polling.on('open', () => this.onOpen());
          this.polling.on('packet', (packet) => this.onPacket(packet));
          this.polling.on('error', (error) => this.emitReserved('error', error));
          this.polling.on('close', (details) => this.onClose(details));
          this.polling.on('drain', () => {
            this.writable = true;
            this.emitReserved('drain');
          });
          this.polling.open();
        } catch (error) {
          this.onError('polling', error);
        }
      }
      write(packets) {
        this.writable = false;
        this.polling.send(packets);
      }
      doClose() {
        this.polling?.close();
      }
    }
    export const transports = { websocket: WS, polling: Polling };`,
  'engine.io-client/build/esm/contrib/parseuri.js': `
    export const parse = (address) => {
      const { protocol, hostname, port, pathname, search } = new URL(address);
      const host = hostname.replace(/[[\\]]/g, '');
      return { source: address, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
    };`,
  'engine.io-parser/build/esm/encodePacket.browser.js': `
    import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _binary, give) => give(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = () => { throw new Error('no bytes over the socket'); };`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
    export const decodePacket = (packet) => {
      const type = typeof packet === 'string' ? PACKET_TYPES_REVERSE[packet[0]] : undefined;
      return type === undefined ? ERROR_PACKET : packet.length > 1 ? { type, data: packet.slice(1) } : { type };
    };`,
  // The client of Chatter comes back in its own time, with the socket's own repeats switched off.
  'socket.io-client/build/esm/contrib/backo2.js': `
    export class Backoff { attempts = 0; duration() { return 0; } reset() {} setMin() {} setMax() {} setJitter() {} }`,
  'socket.io-parser/build/esm/is-binary.js': `
    export const isBinary = () => false;
    export const hasBinary = isBinary;`,
  'socket.io-parser/build/esm/binary.js': `
    const refuse = () => { throw new Error('no bytes over the socket'); };
    export { refuse as deconstructPacket, refuse as reconstructPacket };`,
};

/** Leaves of Socket.IO's client the two transports in use, and text. */
export const trimSocket = (): Plugin =>
  replaceModules({
    name: 'trim-socket',
    among: /\/(engine\.io-client|engine\.io-parser|socket\.io-client|socket\.io-parser)\/build\/esm\/.*\.js$/,
    instead,
    whose: 'Socket.IO',
  });
