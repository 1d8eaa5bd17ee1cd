import type { NodeWays } from '../../server/cluster-process.ts';
import { type Isolation, type LineProxy, startProxy } from '../proxy.ts';
import { rewriteHello } from './rewrite-hello.ts';

/** What stands between one node and everybody else. */
export interface NodeLines extends NodeWays {
  readonly redis: Side;
  readonly database: Side;
  readonly clients: Side;
  close(): Promise<void>;
}

/** One side of a node, on which it can be cut off. */
export interface Side {
  cutOff(how: Isolation): void;
  rejoin(): void;
}

const sideOf = (proxies: readonly LineProxy[]): Side => ({
  cutOff: (how) => {
    for (const proxy of proxies) proxy.isolate(how);
  },
  rejoin: () => {
    for (const proxy of proxies) proxy.rejoin();
  },
});

/** @returns an address of a MongoDB with other hosts in it */
export const withHosts = (url: string, hosts: readonly string[]): string =>
  url.replace(/^(mongodb:\/\/(?:[^@/]*@)?)[^/?]+/, (_all, before: string) => before + hosts.join(','));

/** @param members of the database's replica set, `host:port` each: every one of them gets a proxy of its own */
export const createNodeLines = (members: readonly string[]): NodeLines => {
  const redis: LineProxy[] = [];
  const database: LineProxy[] = [];
  const clients: LineProxy[] = [];
  const portOf = (url: string) => Number(new URL(url).port);
  return {
    redis: sideOf(redis),
    database: sideOf(database),
    clients: sideOf(clients),
    async toRedis(url) {
      const proxy = await startProxy(portOf(url));
      redis.push(proxy);
      return `redis://127.0.0.1:${proxy.port}`;
    },
    async toMongo(url) {
      const names = new Map<string, string>();
      for (const member of members) {
        const [host = '', port] = member.split(':');
        const proxy = await startProxy(Number(port), { host, rewrite: () => rewriteHello(names) });
        names.set(member, `127.0.0.1:${proxy.port}`);
        database.push(proxy);
      }
      return withHosts(url, [...names.values()]);
    },
    async toNode(port) {
      const proxy = await startProxy(port);
      clients.push(proxy);
      return proxy.port;
    },
    async close() {
      await Promise.all([...redis, ...database, ...clients].map((proxy) => proxy.close()));
    },
  };
};
