import { test as base, expect } from '@playwright/test';
import { ClusterPerson } from './cluster-person.ts';
import { namedHosts } from './named-hosts.ts';
import { type ClusterProcess, startClusterProcess } from './server/cluster-process.ts';
import { watchContext } from './watch-page.ts';

interface Options {
  /** How many nodes the cluster has. */
  readonly nodeCount: number;
}

interface Fixtures {
  /** A cluster of its own, empty. */
  readonly cluster: ClusterProcess;
  /** Opens a browser of its own for somebody; called again with the same name it is a second device. */
  readonly meet: (name: string) => Promise<ClusterPerson>;
}

/** As in `fixtures.ts`, with a cluster behind nginx in place of the one server. */
export const test = base.extend<Options & Fixtures>({
  nodeCount: [2, { option: true }],
  launchOptions: namedHosts,
  cluster: async ({ nodeCount }, use) => {
    const cluster = await startClusterProcess({ nodes: nodeCount });
    await use(cluster);
    await cluster.close();
  },
  meet: async ({ cluster, browser, contextOptions }, use) => {
    const complaints: string[] = [];
    const people: ClusterPerson[] = [];
    await use(async (name) => {
      const { origin: baseURL } = cluster.nginx;
      const context = await browser.newContext({ ...contextOptions, baseURL, ignoreHTTPSErrors: true });
      await watchContext(context, complaints);
      const person = new ClusterPerson(name, await context.newPage(), cluster.nodes);
      people.push(person);
      return person;
    });
    expect(complaints).toEqual([]);
    await Promise.all(people.map(({ page }) => page.context().close()));
  },
});

export { expect };
