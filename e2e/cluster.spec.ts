import { expect, test } from './cluster-fixtures.ts';
import { type ClusterPerson, spread } from './cluster-person.ts';
import { createGroup, removeFromGroup } from './create-group.ts';
import { picture } from './picture.ts';
import { call, readHistory } from './server/api.ts';
import { type ClusterNode, missingForCluster } from './server/cluster-process.ts';
import { t } from './text.ts';
import type { Thread } from './thread.ts';

type Meet = (name: string) => Promise<ClusterPerson>;

/** Goes with the document: who finds it later has seen that the page was not loaded anew. */
const mark = ({ page }: ClusterPerson) => page.evaluate("document.body.dataset.marked = 'yes'");
const isMarked = ({ page }: ClusterPerson) => expect(page.locator('body[data-marked=yes]')).toHaveCount(1);

/** Mara and Tomas at two nodes, each with their conversation open, and the line that was written in it. */
const meetApart = async (meet: Meet) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const maras = await mara.talkTo('Tomas');
  await maras.say('Line 000');
  const tomass = await tomas.open('Mara');
  await tomass.hears('Line 000');
  await spread([mara, tomas]);
  for (const person of [mara, tomas]) await mark(person);
  return { mara, tomas, threads: [maras, tomass] as const, written: ['Line 000'] };
};

/** The numbered lines that a page has drawn, from the first to the last: the end of the conversation. */
const linesOf = async ({ log }: Thread): Promise<string[]> => {
  const rows = await log.getByRole('listitem').allInnerTexts();
  return rows.flatMap((row) => /Line \d{3}/.exec(row) ?? []);
};

/** Both write in turns until `done`, and once more. */
const talkUntil = async (threads: readonly Thread[], written: string[], done: Promise<void>): Promise<void> => {
  let isDone = false;
  const end = done.then(() => {
    isDone = true;
  });
  for (let more = 2; more > 0; more -= isDone ? 1 : 0) {
    for (const thread of threads) {
      const line = `Line ${String(written.length).padStart(3, '0')}`;
      written.push(line);
      await thread.say(line);
    }
  }
  await end;
};

/** What the record has, by a session beside those of the pages. */
const readRecord = async ({ email, password, page }: ClusterPerson, { url }: ClusterNode): Promise<string[]> => {
  const { accessToken } = await call<{ accessToken: string }>(url, 'POST', '/api/signin', {
    body: { email, password },
  });
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const messages = await readHistory(url, accessToken, id);
  return messages.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));
};

const areAcknowledged = async (threads: readonly Thread[]): Promise<void> => {
  for (const { log } of threads)
    await expect(log.getByRole('img', { name: t('tick.waiting'), exact: true })).toHaveCount(0);
};

/** Nothing lost, nothing doubled: the record has what was written, and the pages show it in the record's order. */
const areEqual = async (threads: readonly Thread[], written: readonly string[], read: () => Promise<string[]>) => {
  await areAcknowledged(threads);
  const record = await read();
  expect(record.toSorted()).toEqual(written);
  // A list draws no more than what is seen, and a little.
  for (const thread of threads)
    await expect.poll(async () => (await linesOf(thread)).slice(-10)).toEqual(record.slice(-10));
};

const isTyping = ({ page }: ClusterPerson) => page.getByText(t('typing.plain')).filter({ visible: true });

// Clusters of real processes take their time to start on a busy machine.
test.describe.configure({ timeout: 300_000 });

const missing = missingForCluster();
// Within `npm test` that has been said already.
if (missing !== null && process.env.PLAYWRIGHT_JSON_OUTPUT_FILE === undefined)
  console.error(`${missing} Left out: what people see of a cluster.`);

const scenes = () => {
  test('two at two nodes arrive, find each other, talk, see a photo, each other typing and gone', {
    tag: '@wide',
  }, async ({ meet }) => {
    const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
    await mara.signUp(await picture('mara.png', { width: 200, height: 200 }, '#1f6fb2'));
    await tomas.signUp();
    await spread([mara, tomas]);
    const maras = await mara.talkTo('Tomas');
    await maras.say('From one node to the other');
    await expect(tomas.row('Mara')).toHaveAccessibleName(new RegExp(t('row.unread', { count: 1 })));
    await expect(maras.tick('From one node to the other', 'delivered')).toBeVisible();
    const tomass = await tomas.open('Mara');
    await tomass.hears('From one node to the other');
    await expect(maras.tick('From one node to the other', 'read')).toBeVisible();

    await tomass.field.pressSequentially('And back');
    await expect(isTyping(mara).first()).toBeVisible();
    await tomass.send();
    await maras.hears('And back');
    await expect(isTyping(mara)).toHaveCount(0);
    await expect(tomass.tick('And back', 'read')).toBeVisible();

    await maras.addPhotos([await picture('harbour.png', { width: 300, height: 200 }, '#2f9e44')]);
    await maras.say('The harbour');
    await expect(tomass.message('The harbour').locator('[data-photo] img')).toHaveJSProperty('naturalWidth', 300);

    await tomas.page.reload();
    await tomass.hears('The harbour');
    await spread([mara, tomas]);
    await tomass.say('Still here');
    await maras.hears('Still here');

    await mara.find('Tomas');
    const shown = mara.page.getByRole('main');
    await expect(shown.getByText(t('seen.online'), { exact: true })).toBeVisible();
    await tomas.page.goto('about:blank');
    await expect(shown.getByText(t('seen.justNow'), { exact: true })).toBeVisible();
  });

  test.describe('three nodes', () => {
    test.use({ nodeCount: 3 });

    test('D9 who is removed from a group, and who is signed out elsewhere, hears nothing more at another node', {
      tag: '@wide',
    }, async ({ meet }) => {
      const people = [await meet('Mara'), await meet('Tomas'), await meet('Aiko')] as const;
      const [mara, tomas, aiko] = people;
      for (const person of people) await person.arrive();
      await spread(people);
      const maras = await createGroup(mara, 'Harbour crew', ['Tomas', 'Aiko']);
      const [tomass, aikos] = [await tomas.open('Harbour crew'), await aiko.open('Harbour crew')];
      await tomass.say('Who brings the rope?');
      for (const thread of [maras, aikos]) await thread.hears('Who brings the rope?');
      await expect(tomass.tick('Who brings the rope?', 'read')).toBeVisible();

      await removeFromGroup(mara, 'Harbour crew', 'Aiko');
      await expect(aikos.field).toBeHidden({ timeout: 5_000 });
      await maras.say('Without Aiko now');
      await tomass.hears('Without Aiko now');
      await expect(tomass.log.getByText(t('system.removed', { name: 'Mara', people: 'Aiko' }))).toBeVisible();
      await expect(aiko.page.getByText('Without Aiko now')).toHaveCount(0);

      const tablet = await meet('Mara');
      await tablet.signIn();
      await tablet.open('Harbour crew');
      await spread([mara, tablet]);
      await mara.openSettings('devices');
      await mara.button(t('devices.endOthers')).click();
      const question = mara.page.getByRole('dialog', { name: t('devices.endOthersTitle') });
      await question.getByRole('button', { name: t('devices.end') }).click();
      await expect(mara.page.getByText(t('devices.othersEnded')).first()).toBeVisible();
      // A second on a machine with nothing else to do; without the bus it would be the life of a token.
      await expect(tablet.page).toHaveURL(/\/signin/, { timeout: 5_000 });
      await expect(tablet.page.getByText(t('ended.revoked'))).toBeVisible();
    });
  });

  test('D6 a node is replaced and another one dies while two talk: nothing is lost or doubled, and both go on by themselves', {
    tag: '@wide',
  }, async ({ meet }) => {
    const { mara, tomas, threads, written } = await meetApart(meet);
    const leaving = await mara.node();
    await talkUntil(threads, written, leaving.replace());
    await areEqual(threads, written, () => readRecord(mara, leaving));

    const dying = await tomas.node();
    await talkUntil(threads, written, dying.kill());
    const staying = await tomas.node();
    expect(staying).not.toBe(dying);
    await areEqual(threads, written, () => readRecord(mara, staying));

    await dying.start();
    await talkUntil(threads, written, Promise.resolve());
    await areEqual(threads, written, () => readRecord(mara, dying));
    for (const person of [mara, tomas]) await isMarked(person);
  });

  test('D6 Redis dies and comes back while two talk: both are equal afterwards, and hear each other live again', {
    tag: '@wide',
  }, async ({ meet, cluster }) => {
    const { mara, tomas, threads, written } = await meetApart(meet);
    await talkUntil(threads, written, cluster.redis.kill());
    // By the record, without the bus.
    await areAcknowledged(threads);
    await talkUntil(threads, written, cluster.redis.start());
    const node = await mara.node();
    await areEqual(threads, written, () => readRecord(mara, node));

    // That somebody types is known by the bus alone.
    const [, tomass] = threads;
    await expect(async () => {
      await tomass.field.pressSequentially('x');
      await expect(isTyping(mara).first()).toBeVisible({ timeout: 2_000 });
    }).toPass();
    for (const person of [mara, tomas]) await isMarked(person);
  });
};

if (missing === null) scenes();
