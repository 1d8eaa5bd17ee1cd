import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import { expect, onTestFinished, test } from 'vitest';
import { SocketWire } from './socket-wire.ts';

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const textFrame = (text: string): Buffer => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);

/** A server that opens each WebSocket as Socket.IO does, and breaks it when the client says who it is. */
const startBreaking = async (): Promise<string> => {
  const server = createServer();
  server.on('upgrade', ({ headers }, stream) => {
    const socket = stream as Socket;
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${magic}`).digest('base64');
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write([...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
    socket.write(textFrame('0{"sid":"s","upgrades":[],"pingInterval":9000,"pingTimeout":9000,"maxPayload":9}'));
    socket.once('data', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('D6 a line that breaks between its opening and the handshake is given up at once, to be tried again', async () => {
  const wire = new SocketWire(await startBreaking(), { fact: () => undefined, closed: () => undefined });
  onTestFinished(() => wire.close());
  const connecting = wire.connect({ token: 'token', protocol: PROTOCOL_VERSION });
  await expect(connecting).rejects.toMatchObject({ code: 'NETWORK' });
});
