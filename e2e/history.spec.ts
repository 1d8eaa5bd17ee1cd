import { expect, test } from './fixtures.ts';
import {
  aHistory,
  arriveAs,
  firstLine,
  holdOlderPages,
  offsetOf,
  openHistory,
  toEnd,
  type Watched,
  watchLine,
} from './history.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

const checkCalm = ({ error, rows, elements, covered }: Watched) => {
  expect(error).toBeLessThanOrEqual(1);
  expect(covered).toBe(true);
  expect(rows).toBeLessThanOrEqual(130);
  expect(elements).toBeLessThanOrEqual(1_500);
};

test('check 27 the line one reads stays on its pixel over ten older pages, and on the way back', async ({
  chatter,
  meet,
}) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 600);
  // All of it is new: it opens where the unread began, and the way to the end is one press.
  await toEnd(thread.log);
  const older = await holdOlderPages(mara.page);
  const oldest = () => thread.log.locator('[data-seq]').first().getAttribute('data-seq');
  for (let page = 0; page < 10; page += 1) {
    const before = Number(await oldest());
    checkCalm(await watchLine(thread.log, -20_000, older.next));
    await expect.poll(async () => Number(await oldest())).toBeLessThan(before);
  }
  await thread.log.evaluate((view) => view.scrollTo(0, 0));
  await expect(thread.log.getByText(t('thread.beginning', { name: 'Tomas' }))).toBeVisible();
  for (let step = 0; step < 30; step += 1) checkCalm(await watchLine(thread.log, 450));
  for (let step = 0; step < 6; step += 1) checkCalm(await watchLine(thread.log, 3_000));
  await toEnd(thread.log);
  await expect(thread.log.locator('[data-message]').last()).toBeInViewport();
});

test('whoever comes back to a conversation is where they were', async ({ chatter, meet }) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 150);
  await toEnd(thread.log);
  await watchLine(thread.log, -20_000);
  await watchLine(thread.log, -700);
  const left = await firstLine(thread.log);
  // A scroll position is a whole pixel and rows are not: each return may round, and none may add to it.
  for (let visit = 0; visit < 3; visit += 1) {
    await mara.go('nav.people');
    await mara.go('nav.chats');
    await mara.open('Tomas');
    const moved = async () => Math.abs((await offsetOf(thread.log, left.seq)) - left.offset);
    await expect.poll(moved).toBeLessThanOrEqual(1);
  }
});

test('pictures that come late move nothing, above and at the end', async ({ chatter, meet }) => {
  const { reader } = await aHistory(chatter.url, 30);
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.page.goto('/welcome');
  await arriveAs(tomas, { ...reader, email: 'tomas@example.org', password: 'Tomas walks a lot' });
  const tomass = await tomas.open('Mara');
  for (const name of ['harbour', 'lighthouse']) {
    await tomass.addPhotos([await picture(`${name}.png`, { width: 600, height: 900 }, '#1f6fb2')]);
    await tomass.say(name);
    // Words do not wait for a photo that is on its way.
    await expect(tomass.tick(name, 'sent')).toBeVisible();
  }
  await tomass.say('And that was it');

  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await mara.page.route('**/api/pictures/**', async (route) => {
    await held;
    await route.continue();
  });
  await arriveAs(mara, reader);
  const thread = await mara.open('Tomas');
  const last = thread.message('And that was it');
  await toEnd(thread.log);
  await expect(last).toBeInViewport();
  const before = await last.boundingBox();
  arrive();
  await expect(thread.message('lighthouse').locator('img').last()).not.toHaveJSProperty('naturalWidth', 0);
  const after = await last.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 9))).toBeLessThanOrEqual(1);
});

test('the message with the focus stays for the keyboard, however far one scrolls', async ({ chatter, meet }) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 150);
  await toEnd(thread.log);
  const last = thread.log.locator('[data-message]').last();
  await last.focus();
  const seq = Number(await last.getAttribute('data-seq'));
  await watchLine(thread.log, -20_000);
  await watchLine(thread.log, -20_000);
  await expect(thread.log.locator(`[data-seq="${seq}"]`)).toBeFocused();
  await expect(thread.log.locator(`[data-seq="${seq - 20}"]`)).toHaveCount(0);
  await mara.page.keyboard.press('ArrowUp');
  const above = thread.log.locator(`[data-seq="${seq - 1}"]`);
  await expect(above).toBeFocused();
  await expect(above).toBeInViewport();
  await expect(thread.log.locator(`[data-seq="${seq - 10}"]`)).toHaveCount(1);
});

test('the day floats under the header while one scrolls, and goes', async ({ chatter, meet }) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 60);
  await toEnd(thread.log);
  const floating = mara.page.locator('[data-floating-day]');
  await expect(floating).toHaveCount(0);
  await thread.log.hover();
  await mara.page.mouse.wheel(0, -400);
  await expect(floating).toHaveText(t('time.today'));
  await expect(floating).toHaveCSS('opacity', '1');
  const [pill, log] = [await floating.locator('span').boundingBox(), await thread.log.boundingBox()];
  expect((pill?.y ?? 0) - (log?.y ?? 0)).toBe(8);
  await expect(floating).toHaveCSS('opacity', '0');
});

test('an older page that takes its time has a sign over the first line, and that moves nothing', async ({
  chatter,
  meet,
}) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 150);
  await toEnd(thread.log);
  const older = await holdOlderPages(mara.page);
  const sign = thread.log.locator('.skeleton').first();
  await expect(sign).toHaveCount(0);
  const waiting = await watchLine(thread.log, -20_000, async () => {
    await expect(sign).toBeInViewport();
    await expect(thread.log).toHaveAttribute('aria-busy', 'true');
  });
  expect(waiting.error).toBeLessThanOrEqual(1);
  const arriving = await watchLine(thread.log, 0, async () => {
    await older.next();
    await expect(sign).toHaveCount(0);
    await expect(thread.log).toHaveAttribute('aria-busy', 'false');
  });
  checkCalm(arriving);
});
