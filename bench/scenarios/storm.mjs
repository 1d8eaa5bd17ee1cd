// @ts-check
import path from 'node:path';
import { makeFolder } from '../../e2e/server/chatter-process.mjs';
import { median } from '../../scripts/measure/numbers.mjs';
import { call, handshakeOf, startGroup, startPair } from '../accounts.mjs';
import { fillPeople } from '../fill-people.mjs';
import { startChatter, startRelay } from '../processes.mjs';
import { runLoad } from '../run-load.mjs';

/** @import { Row, Size } from '../report.mjs' */
/** @import { StormMeasured, StormPlan } from '../storm-clients.mjs' */
/** @import { Account } from '../accounts.mjs' */

const perGroup = 100;
const probeCount = 10;

/** A server on which so many people are signed in already. @param {number} count */
const startCrowded = async (count) => {
  const { folder: base, remove } = await makeFolder();
  const folder = path.join(base, 'data');
  const first = await startChatter(folder);
  await call(first.url, 'POST', '/api/signup', {
    ...{ email: 'bench@example.org', password: 'Bench sits still', displayName: 'Bench' },
  });
  await first.stop();
  const people = fillPeople(folder, count);
  const running = await startChatter(folder);
  return { ...running, people, stop: () => running.stop().then(remove) };
};

/** @param {string} url @param {Account[]} people @returns {Promise<Pick<StormPlan, 'clients' | 'news'>>} */
const gather = async (url, people) => {
  /** @type {StormPlan['clients']} */
  const clients = [];
  const news = [];
  for (let n = 0; n < people.length; n += perGroup) {
    const [owner, ...others] = people.slice(n, n + perGroup);
    if (!owner) break;
    const conversationId = await startGroup(url, owner, others);
    news.push({ conversationId, token: owner.token });
    for (const one of [owner, ...others]) clients.push({ auth: handshakeOf(one), token: one.token, conversationId });
  }
  return { clients, news };
};

/** @param {string} url @param {Account[]} people @returns {Promise<StormPlan['probes']>} */
const makeProbes = async (url, people) => {
  const probes = [];
  for (let n = 0; n + 1 < people.length; n += 2) {
    const [one, other] = [people[n], people[n + 1]];
    if (!one || !other) break;
    const conversationId = await startPair(url, one, other);
    probes.push({ conversationId, sender: handshakeOf(one), reader: handshakeOf(other) });
  }
  return probes;
};

/** Everybody is cut at once and comes back at once, beside as many bare handshakes. @param {Size} size @returns {Promise<Row[]>} */
export const measureStorm = async ({ connections, storms, seconds: quietSeconds }) => {
  /** @type {{ chatter: StormMeasured, relay: StormMeasured }[]} */
  const runs = [];
  for (let n = 0; n < storms; n += 1) {
    const [chatter, relay] = [await startCrowded(connections + probeCount * 2), await startRelay()];
    try {
      const stay = chatter.people.slice(0, probeCount * 2);
      const probes = await makeProbes(chatter.url, stay);
      const crowd = await gather(chatter.url, chatter.people.slice(probeCount * 2));
      const { url, pid } = relay;
      const bare = await runLoad('bench/storm-clients.mjs', {
        ...{ url, pid, quietSeconds, news: [], clients: crowd.clients.map(() => ({ auth: { room: 'storm' } })) },
        probes: probes.map(({ conversationId }) => {
          const auth = { room: conversationId };
          return { conversationId, sender: auth, reader: auth };
        }),
      });
      const full = await runLoad('bench/storm-clients.mjs', {
        url: chatter.url,
        pid: chatter.pid,
        quietSeconds,
        probes,
        ...crowd,
      });
      runs.push({ chatter: full, relay: bare });
    } finally {
      await relay.stop();
      await chatter.stop();
    }
  }
  return toRows(runs, connections);
};

/** @param {{ chatter: StormMeasured, relay: StormMeasured }[]} runs @param {number} connections @returns {Row[]} */
const toRows = (runs, connections) => {
  const of = (/** @type {'chatter' | 'relay'} */ side, /** @type {keyof StormMeasured} */ field) =>
    median(runs.map((run) => run[side][field]));
  const sum = (/** @type {keyof StormMeasured} */ field) => runs.reduce((all, { chatter }) => all + chatter[field], 0);
  const ratio = (/** @type {keyof StormMeasured} */ field) =>
    median(runs.map((run) => run.chatter[field] / run.relay[field]));
  const busiest = Math.max(...runs.map(({ relay }) => relay.generatorBusy));
  const doubts =
    busiest > 0.85 ? [`the load took ${Math.round(busiest * 100)} % of its core beside the bare handshakes`] : [];
  const alone = { beside: null, ratio: null, doubts: [] };
  const back = `${connections} clients cut and back`;
  return [
    {
      what: `${back}: until all are caught up, beside bare handshakes, median of ${runs.length}`,
      ...{ chatter: of('chatter', 'backMs'), beside: of('relay', 'backMs'), ratio: ratio('backMs') },
      ...{ goal: 2, unit: 'ms', doubts },
    },
    {
      what: `${back}: processor time of the server`,
      ...{ chatter: of('chatter', 'cpuMs'), beside: of('relay', 'cpuMs'), ratio: ratio('cpuMs') },
      ...{ goal: null, unit: 'ms', doubts: [] },
    },
    { what: `${back}: without what was said meanwhile`, chatter: sum('lost'), goal: 0, unit: 'clients', ...alone },
    { what: `${back}: that had to read all anew`, chatter: sum('reloads'), goal: 0, unit: 'clients', ...alone },
    {
      what: `${back}: told to come back later`,
      chatter: sum('refusals') / runs.length,
      goal: null,
      unit: 'times',
      ...alone,
    },
    {
      what: `${back}: p99 of those who stayed connected (${of('chatter', 'before').toFixed(1)} ms in the quiet before)`,
      ...{ chatter: of('chatter', 'during'), beside: of('relay', 'during'), ratio: ratio('during') },
      ...{ goal: null, unit: 'ms', doubts: [] },
    },
  ];
};
