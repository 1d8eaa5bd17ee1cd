// @ts-check
import { WebSocket } from 'ws';

/**
 * A Socket.IO client of raw frames: the load must not be what is measured.
 * @typedef {object} RawSocket
 * @property {(name: string, json: string) => void} emit with an ack
 * @property {() => void} stopReading for good: what is sent to it fills the buffers of the system, then the server's
 * @property {() => void} close
 */

/**
 * @param {string} url @param {object} auth
 * @param {{ onEvent?: (frame: string) => void, onAck?: (frame: string) => void }} [hears]
 * @returns {Promise<RawSocket>} when the handshake is accepted
 */
export const openRawSocket = (url, auth, { onEvent, onAck } = {}) =>
  new Promise((resolve, reject) => {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    let acks = 0;
    const socket = {
      emit: (/** @type {string} */ name, /** @type {string} */ json) => {
        ws.send(`42${acks}["${name}",${json}]`);
        acks += 1;
      },
      stopReading: () => ws.pause(),
      close: () => ws.terminate(),
    };
    ws.on('error', reject);
    ws.on('close', () => reject(new Error('The connection was closed before its handshake.')));
    ws.on('message', (data) => {
      const frame = data.toString();
      if (frame.startsWith('42')) onEvent?.(frame);
      else if (frame.startsWith('43')) onAck?.(frame);
      else if (frame === '2') ws.send('3');
      else if (frame[0] === '0') ws.send(`40${JSON.stringify(auth)}`);
      else if (frame.startsWith('40')) resolve(socket);
      else if (frame.startsWith('44')) {
        ws.terminate();
        reject(new Error(`The handshake was refused: ${frame}`));
      }
    });
  });
