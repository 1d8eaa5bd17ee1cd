import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../../apps/server/src/config/variables.ts';
import { inRoot } from '../../scripts/setup/root.mjs';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Record<string, { ipv4_address?: string } | null>;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Record<string, Service>;
  readonly networks?: Record<string, { internal?: boolean } | null>;
  readonly volumes?: Record<string, unknown>;
}

const read = (name: string): Promise<string> => readFile(inRoot(`deploy/docker/${name}`), 'utf8');
const compose = async (name: string): Promise<Compose> => parse(await read(name), { merge: true, strict: true });

/** Instructions of a Dockerfile, by stage; continued lines are one. */
const stagesOf = (text: string): Map<string, string[]> => {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  const stages = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('#'))) {
    const name = /^FROM \S+ AS (\S+)$/.exec(line)?.[1];
    if (name !== undefined) {
      current = [];
      stages.set(name, current);
    }
    current.push(line);
  }
  return stages;
};

const addressOf = ({ networks }: Service): string | undefined =>
  (networks as Record<string, { ipv4_address?: string } | null> | undefined)?.inside?.ipv4_address;

describe('the image', () => {
  test('is of official parts, and runs as somebody who is not root', async () => {
    const text = await read('Dockerfile');
    for (const [, image = ''] of text.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^(node|nginx):[\w.-]+$/);
    const chatter = stagesOf(text).get('chatter') ?? [];
    expect([...stagesOf(text).keys()].at(-1)).toBe('chatter');
    expect(chatter.indexOf('USER node')).toBeGreaterThan(0);
    expect(chatter.slice(chatter.indexOf('USER node') + 1).filter((line) => /^(RUN|COPY|USER)/.test(line))).toEqual([]);
    expect(chatter).toContain('VOLUME /data');
    expect(chatter.find((line) => line.startsWith('HEALTHCHECK'))).toContain('/readyz');
    expect(chatter.at(-1)).toBe('CMD ["node", "apps/server/dist/cli.js"]');
  });

  test('copies what is there, and leaves out what is secret', async () => {
    const text = await read('Dockerfile');
    const sources = [...text.matchAll(/^COPY (?!--from)(\S+) \S+$/gm)].map(([, source = '']) => source);
    expect(sources.length).toBeGreaterThan(2);
    expect(sources.filter((source) => !existsSync(inRoot(source)))).toEqual([]);
    const ignored = (await read('Dockerfile.dockerignore')).split('\n');
    for (const name of ['.env', 'data', '.git', '**/node_modules']) expect(ignored).toContain(name);
  });

  test('sets only what the server knows', async () => {
    const [environment = ''] = (await read('Dockerfile')).match(/^ENV .*$/m) ?? [];
    const names = [...environment.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
    expect(names.filter((name) => name !== 'NODE_ENV' && !Object.keys(variables).includes(String(name)))).toEqual([]);
  });
});

describe.each(['compose.yml', 'compose.cluster.yml'])('%s', (file) => {
  test('shuts every Chatter in, and gives it time to end', async () => {
    const { services, volumes = {} } = await compose(file);
    const nodes = Object.values(services).filter(({ build }) => build?.target === 'chatter');
    expect(nodes.length).toBe(file === 'compose.yml' ? 1 : 2);
    for (const node of nodes) {
      expect(node).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(Number.parseInt(node.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
      expect(node.volumes).toEqual(['data:/data']);
    }
    const named = Object.values(services).flatMap((service) => service.volumes ?? []);
    const used = named.map((each) => each.split(':')[0] ?? '').filter((each) => /^[a-z]/.test(each));
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(volumes).toSorted());
  });

  test('names no host of images, no secret, and stages that there are', async () => {
    const { services } = await compose(file);
    const stages = stagesOf(await read('Dockerfile'));
    for (const { image, build, environment = {} } of Object.values(services)) {
      if (image !== undefined) expect(image).toMatch(/^[a-z]+(:[\w.-]+)?$/);
      if (build !== undefined) {
        expect(build).toMatchObject({ context: '../..', dockerfile: 'deploy/docker/Dockerfile' });
        expect(stages.has(build.target)).toBe(true);
      }
      for (const [name, value] of Object.entries(environment)) {
        expect(name).not.toMatch(/SECRET|PASSWORD|TOKEN|KEY/);
        expect(String(value)).not.toMatch(/:\/\/[^/]*@/);
      }
    }
  });

  test('opens one machine to itself only, and a cluster through nginx only', async () => {
    const { services } = await compose(file);
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    if (file === 'compose.yml') expect(open).toEqual([['chatter', '127.0.0.1:3000:3000']]);
    else expect(open.map(([name]) => name)).toEqual(['nginx', 'nginx']);
  });
});

describe('the cluster', () => {
  test('has its databases where nobody from outside comes', async () => {
    const { services, networks } = await compose('compose.cluster.yml');
    expect(networks?.inside).toMatchObject({ internal: true });
    for (const name of ['mongo-1', 'mongo-2', 'mongo-3', 'redis']) {
      expect(services[name]?.networks).toEqual(['inside']);
      expect(services[name]?.ports).toBeUndefined();
    }
  });

  test('waits for what each part needs', async () => {
    const { services } = await compose('compose.cluster.yml');
    for (const { depends_on: needs = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(needs)) {
        expect(condition).toBe('service_healthy');
        // Chatter's own is in its image.
        const checked = services[name]?.healthcheck !== undefined || services[name]?.build?.target === 'chatter';
        expect([name, checked]).toEqual([name, true]);
      }
    }
    for (const name of ['node-1', 'node-2']) {
      expect(Object.keys(services[name]?.depends_on ?? {})).toEqual(['mongo-1', 'redis']);
    }
  });

  test('agrees with the site of nginx on addresses', async () => {
    const { services } = await compose('compose.cluster.yml');
    const { nginx = {}, 'node-1': first = {}, 'node-2': second = {} } = services;
    const text = await read('Dockerfile');
    expect(text).toContain(`s/127\\.0\\.0\\.1:3001/${addressOf(first)}:3000/`);
    expect(text).toContain(`s/127\\.0\\.0\\.1:3002/${addressOf(second)}:3000/`);
    for (const { environment } of [first, second]) expect(environment?.TRUST_PROXY).toBe(addressOf(nginx));
    const site = await readFile(inRoot('deploy/nginx/sites/chatter-cluster.conf'), 'utf8');
    expect(site.match(/server 127\.0\.0\.1:300[12] /g)).toHaveLength(4);
  });
});
