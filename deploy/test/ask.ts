import { request } from 'node:https';
import type { Nginx } from './start-nginx.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export interface Question {
  readonly method?: string;
  readonly host?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}

/** One request over TLS to a name of the site, with the site's certificate trusted. */
export const ask = (nginx: Nginx, path: string, question: Question = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', host = 'chat.example.test', headers = {}, body } = question;
    const { https: port } = nginx.ports;
    const options = { host: '127.0.0.1', port, servername: host, ca: nginx.certificate, agent: false, method, path };
    const asked = request({ ...options, headers: { host: `${host}:${port}`, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const entries = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(entries),
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
