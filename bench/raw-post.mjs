// @ts-check
import { once } from 'node:events';
import { connect } from 'node:net';

const headersEnd = '\r\n\r\n';

/** @param {string} head @returns {number} bytes of the body */
const bodyLength = (head) => {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer does not tell its length: ${head}`);
  return Number(length);
};

/**
 * One kept-alive connection of plain text over TCP, one post at a time: Node's own client costs more than many a server.
 * @param {string} url
 */
export const openPoster = async (url) => {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let heard = '';
  /** @type {{ resolve(): void, reject(error: Error): void } | null} */
  let waiting = null;
  const fail = (/** @type {Error} */ error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('A connection was closed.')));
  // Latin-1 has as many characters as bytes.
  socket.setEncoding('latin1');
  socket.on('data', (/** @type {string} */ chunk) => {
    heard += chunk;
    const at = heard.indexOf(headersEnd);
    if (at === -1) return;
    const head = heard.slice(0, at);
    if (heard.length < at + headersEnd.length + bodyLength(head)) return;
    heard = '';
    if (head.startsWith('HTTP/1.1 200')) waiting?.resolve();
    else fail(new Error(`A post was answered ${head.slice(0, 40)}.`));
  });
  return {
    /** @param {string} path @param {string} token @param {string} json of ASCII alone @returns {Promise<void>} when it is answered */
    post: (path, token, json) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
            `Authorization: Bearer ${token}\r\nContent-Length: ${json.length}\r\n\r\n${json}`,
        );
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
};
