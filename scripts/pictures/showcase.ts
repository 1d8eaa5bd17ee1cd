import { createChatter } from '@chatter/client';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { demoPassword, emailOf } from '../seed/people.ts';
import type { SeedClock } from '../seed/seed-clock.ts';
import { crewTalk, essay, texts } from './showcase-talk.ts';
import { createActors } from './stage.ts';
import { untilSeen } from './until-seen.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Accounts of the showcase: who looks, who has the longest name, who has just come. */
const newcomers = [
  { key: 'nora', displayName: 'Nora Falk', status: 'Measuring everything twice 📏' },
  { key: 'max', displayName: 'Maximiliana Konstantina von und zu Hohenzollern-Sigmaringen', status: null },
  { key: 'ivo', displayName: 'Ivo Krol', status: null },
] as const;

interface Parts {
  readonly url: string;
  readonly now: number;
  readonly clock: SeedClock;
  readonly photos: ReadonlyMap<string, Blob>;
}

interface Cast {
  readonly users: ReadonlyMap<string, UserId>;
  readonly idOf: (key: string) => UserId;
  readonly actor: ReturnType<typeof createActors>['actor'];
}

const enlist = async ({ url, now, clock }: Parts): Promise<Map<string, UserId>> => {
  const users = new Map<string, UserId>();
  for (const { key, displayName, status } of newcomers) {
    clock.set(now - 40 * day);
    const chatter = createChatter({ url });
    const me = await chatter.accounts.signUp({ email: emailOf({ key }), password: demoPassword, displayName });
    if (status !== null) await chatter.accounts.update({ status });
    users.set(key, me.id);
    chatter.close();
  }
  clock.set(now);
  return users;
};

const meetTheCast = async (actor: Cast['actor'], users: Map<string, UserId>): Promise<void> => {
  for (const key of ['tomas', 'jonas', 'zoe', 'aiko', 'samir', 'mateo', 'priya', 'ngozi']) {
    const me = (await actor(key)).accounts.me.get();
    if (me) users.set(key, me.id);
  }
};

const openWith = async ({ actor, idOf }: Cast, key: string): Promise<ConversationId> =>
  (await (await actor('nora')).conversations.openDirect(idOf(key))).id;

const sayTexts = async ({ clock, now }: Parts, cast: Cast): Promise<ConversationId> => {
  const id = await openWith(cast, 'tomas');
  let at = now - 26 * 60 * minute;
  for (const [who, text] of texts) {
    clock.set(at);
    await (await cast.actor(who)).messages.send(id, text);
    at += 2 * minute;
  }
  clock.set(now - 22 * minute);
  const [nora, tomas] = [await cast.actor('nora'), await cast.actor('tomas')];
  const read = await nora.messages.send(id, 'This one is read');
  // Nobody has read what has not reached them.
  await untilSeen(tomas, id, ({ lastSeq }) => lastSeq >= read.seq);
  tomas.conversations.markRead(id, read.seq);
  nora.conversations.markRead(id, read.seq);
  await untilSeen(nora, id, ({ everyone }) => everyone.readSeq >= read.seq);
  clock.set(now - 12 * minute);
  const arrived = await nora.messages.send(id, 'This one has arrived');
  await untilSeen(nora, id, ({ everyone }) => everyone.deliveredSeq >= arrived.seq);
  return id;
};

/** Said when Tomas has gone, so that it stays on the server. */
export const sayLast = async ({ clock, now }: Parts, cast: Cast, id: ConversationId): Promise<void> => {
  clock.set(now - 3 * minute);
  await (await cast.actor('nora')).messages.send(id, 'This one is sent');
  clock.set(now);
};

const albums: readonly (readonly [who: 'nora' | 'zoe', photos: string, caption: string])[] = [
  ['zoe', 'valley', ''],
  ['nora', 'coast, beach', 'Two from the walk'],
  ['zoe', 'meadow, garden, evening', ''],
  ['nora', 'snow, valley, boat, table', ''],
  [
    'zoe',
    'harbour, coast, beach, garden, meadow',
    'Five, and a caption that is long enough to need a second line under the album',
  ],
  ['nora', 'valley, coast, evening, meadow, garden, snow, table, beach', ''],
  ['zoe', 'wide', 'Very wide'],
  ['nora', 'tall', 'Very tall'],
];

const showPhotos = async ({ clock, now, photos }: Parts, cast: Cast): Promise<ConversationId> => {
  const id = await openWith(cast, 'zoe');
  let at = now - 5 * 60 * minute;
  for (const [who, names, caption] of albums) {
    clock.set(at);
    const { messages } = await cast.actor(who);
    const photoIds = [];
    for (const name of names.split(', ')) {
      const file = photos.get(name);
      if (file) photoIds.push((await messages.uploadPhoto(file)).id);
    }
    await messages.send(id, { kind: 'photos', photoIds, caption });
    at += 20 * minute;
  }
  return id;
};

const tellAll = async ({ clock, now }: Parts, cast: Cast) => {
  const nora = await cast.actor('nora');
  const userIds = ['tomas', 'jonas', 'zoe', 'aiko'].map(cast.idOf);
  clock.set(now - 9 * day);
  const crew = (await nora.conversations.createGroup({ title: 'Shed crew', userIds })).id;
  let at = now - 70 * minute;
  for (const [who, text] of crewTalk) {
    clock.set(at);
    await (await cast.actor(who)).messages.send(crew, text);
    at += 3 * minute;
  }
  const many = await openWith(cast, 'max');
  const max = await cast.actor('max');
  for (let n = 1; n <= 240; n += 1) {
    clock.set(now - 8 * 60 * minute + n * 0.5 * minute);
    await max.messages.send(
      many,
      `Note ${n}: the tide turns, the shed stays where it is, and somebody should count the oars`,
    );
  }
  const arabic = await openWith(cast, 'samir');
  clock.set(now - 40 * minute);
  await (await cast.actor('samir')).messages.send(arabic, 'القهوة جاهزة، تعالي متى شئتِ');
  const essays = await openWith(cast, 'priya');
  clock.set(now - 30 * 60 * minute);
  await (await cast.actor('priya')).messages.send(essays, essay);
  const quiet = await openWith(cast, 'mateo');
  return { crew, many, arabic, essays, quiet };
};

/** Fills the demo with what a page must bear: the longest name, every kind of text, albums of each size, every state. */
export const buildShowcase = async (parts: Parts) => {
  const users = await enlist(parts);
  const actors = createActors(parts.url);
  await meetTheCast(actors.actor, users);
  const idOf = (key: string): UserId => {
    const id = users.get(key);
    if (id === undefined) throw new Error(`Nobody is called ${key}.`);
    return id;
  };
  const cast: Cast = { users, idOf, actor: actors.actor };
  const photos = await showPhotos(parts, cast);
  const others = await tellAll(parts, cast);
  const states = await sayTexts(parts, cast);
  await actors.leave();
  const later = createActors(parts.url);
  await sayLast(parts, { ...cast, actor: later.actor }, states);
  await later.leave();
  return { users, ids: new Map(Object.entries({ ...others, photos, texts: states })) };
};
