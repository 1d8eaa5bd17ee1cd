import { expect, type Page } from '@playwright/test';
import { Person } from './person.ts';
import type { ClusterNode } from './server/cluster-process.ts';

/**
 * Whether a live connection is at a node, by the node itself: it refuses to go on with a session by another transport,
 * in other words than it has for one that it does not know.
 */
const has = async ({ url }: ClusterNode, sid: string): Promise<boolean> => {
  const answer = await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`).catch(() => null);
  if (answer === null || answer.status !== 400) return false;
  const { message } = (await answer.json()) as { message: string };
  return message !== 'Session ID unknown';
};

/** Somebody at a browser whose live connection is followed to its node. */
export class ClusterPerson extends Person {
  readonly #nodes: readonly ClusterNode[];
  #sid: string | null = null;

  constructor(name: string, page: Page, nodes: readonly ClusterNode[]) {
    super(name, page);
    this.#nodes = nodes;
    page.on('websocket', (socket) => {
      let own: string | null = null;
      const hasBegun = (sid: string | null) => {
        own = sid;
        this.#sid = sid;
      };
      socket.on('framereceived', ({ payload }) => {
        const text = String(payload);
        if (text.startsWith('0{')) hasBegun((JSON.parse(text.slice(1)) as { sid: string }).sid);
      });
      // A session that began as long-polling is on this connection from the moment at which the page says so.
      socket.on('framesent', ({ payload }) => {
        if (payload === '5') hasBegun(new URL(socket.url()).searchParams.get('sid'));
      });
      socket.on('close', () => {
        if (this.#sid === own) this.#sid = null;
      });
    });
  }

  /** By the browser itself, which alone knows where the names of the tests lead. */
  override async arrive(): Promise<void> {
    const { email, password, name: displayName } = this;
    await this.page.goto('/welcome');
    const status = await this.page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/signup', { method: 'POST', headers, body })).status;
      },
      JSON.stringify({ email, password, displayName, remember: true }),
    );
    expect(status).toBe(201);
    await this.page.goto('/chats');
    await this.isSignedIn();
  }

  /** The node that the page is connected to; null while it is to none. */
  async #look(): Promise<ClusterNode | null> {
    const sid = this.#sid;
    if (sid === null) return null;
    const answers = await Promise.all(this.#nodes.map((node) => has(node, sid)));
    return this.#nodes[answers.indexOf(true)] ?? null;
  }

  /** @returns the node that the page is connected to, once it is */
  async node(): Promise<ClusterNode> {
    let found: ClusterNode | null = null;
    await expect
      .poll(async () => {
        found = await this.#look();
        return found;
      })
      .not.toBeNull();
    if (found === null) throw new Error(`${this.name} is at no node.`);
    return found;
  }
}

/** Sees to it that each is at a node of their own: nginx leads new connections to the least busy node, not for sure. */
export const spread = async (people: readonly ClusterPerson[]): Promise<void> => {
  const taken: ClusterNode[] = [];
  for (const person of people) {
    await expect(async () => {
      const node = await person.node();
      if (taken.includes(node)) await person.page.reload();
      expect(taken).not.toContain(node);
      taken.push(node);
    }).toPass();
  }
};
