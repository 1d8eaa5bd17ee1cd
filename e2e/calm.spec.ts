import { expect, test } from './fixtures.ts';
import { aHistory, arriveAs, openHistory, say, toEnd, watchLine } from './history.ts';
import { type Account, call } from './server/api.ts';
import { t } from './text.ts';

const lines = (count: number) => Array.from({ length: count }, (_, at) => `Line ${at}`).join('\n');

test('a growing composer, a keyboard and the banner move nothing that one reads, and keep the end in view', async ({
  chatter,
  meet,
}) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 60);
  const { page } = mara;
  await toEnd(thread.log);
  // Where nothing can be kept the banner says more; that it can is known with the first send.
  await thread.say('Before');
  const last = thread.log.locator('[data-message]').last();
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const happenings: readonly (() => Promise<void>)[] = [
    () => thread.write(lines(6)),
    () => thread.write(''),
    () => page.setViewportSize({ ...size, height: size.height - 260 }),
    () => page.setViewportSize(size),
    async () => {
      await page.context().setOffline(true);
      await expect(page.getByText(t('banner.offline')).first()).toBeVisible();
    },
    async () => {
      await page.context().setOffline(false);
      await expect(page.getByText(t('banner.back'), { exact: true }).first()).toBeVisible();
      // The region that speaks still holds the words.
      await expect(page.locator('p:not([aria-live] p)').getByText(t('banner.back'), { exact: true })).toHaveCount(0);
    },
  ];
  for (const happens of happenings) {
    await happens();
    await expect(last).toBeInViewport({ ratio: 1 });
  }
  await watchLine(thread.log, -900);
  for (const happens of happenings) {
    const { error } = await watchLine(thread.log, 0, happens);
    expect(error).toBeLessThanOrEqual(1);
  }
});

test('a conversation opens 72 under its header at what is new, or at the end where that fits, and there after a send', async ({
  chatter,
  meet,
}) => {
  const { writer, id, mara, thread } = await openHistory(chatter.url, meet, 60);
  const divider = thread.log.locator('[data-key=divider]');
  const under = async () =>
    ((await divider.boundingBox())?.y ?? Number.NaN) - ((await thread.log.boundingBox())?.y ?? Number.NaN);
  await expect.poll(async () => Math.abs((await under()) - 72)).toBeLessThanOrEqual(1);

  // One's own words are at the end, and the divider has done its work.
  await thread.say('I have read all of it');
  await expect(thread.message('I have read all of it')).toBeInViewport({ ratio: 1 });
  await expect(divider).toHaveCount(0);

  await mara.page.goto('/people');
  await expect(mara.page.getByRole('heading', { name: t('people.title'), exact: true })).toBeVisible();
  await say(chatter.url, writer, id, 'And one more');
  await mara.go('nav.chats');
  await mara.open('Tomas');
  await expect(divider).toBeVisible();
  await expect(thread.message('And one more')).toBeInViewport({ ratio: 1 });
});

// As much of the page's types as is used here: the tests are compiled without them.
interface Log {
  querySelector(selector: string): object | null;
  querySelectorAll(selector: string): Iterable<{ getBoundingClientRect(): { readonly bottom: number } }>;
}
declare const requestAnimationFrame: (next: () => void) => void;
declare const getComputedStyle: (element: object) => { readonly opacity: string };

/** Runs in the page: looks at each frame how faint the divider is and where the last message ends, until it is gone. */
const watchDivider = (log: Log) => {
  const seen = { opacities: [] as number[], ends: [] as number[] };
  const gone = new Promise<typeof seen>((resolve) => {
    const look = () => {
      const last = [...log.querySelectorAll('[data-message]')].at(-1);
      seen.ends.push(last?.getBoundingClientRect().bottom ?? Number.NaN);
      const divider = log.querySelector('[data-key=divider] > span');
      if (!divider) return resolve(seen);
      seen.opacities.push(Number(getComputedStyle(divider).opacity));
      requestAnimationFrame(look);
    };
    look();
  });
  return { gone };
};

const unreadOf = async (url: string, { accessToken: token }: Account, id: string): Promise<number> => {
  const { conversation } = await call<{ conversation: { unread: number } }>(url, 'GET', `/api/conversations/${id}`, {
    token,
  });
  return conversation.unread;
};

test('the divider fades before it goes, and the end stays where it is', async ({ chatter, meet }) => {
  const { reader, writer, id, mara, thread } = await openHistory(chatter.url, meet, 30);
  await toEnd(thread.log);
  await expect.poll(() => unreadOf(chatter.url, reader, id)).toBe(0);
  await mara.go('nav.people');
  await say(chatter.url, writer, id, 'And one more');
  await mara.go('nav.chats');
  await mara.open('Tomas');
  await expect(thread.log.locator('[data-key=divider]')).toBeInViewport();
  const watch = await thread.log.evaluateHandle(watchDivider);
  await mara.page.keyboard.press('Escape');
  const { opacities, ends } = await watch.evaluate(({ gone }) => gone);
  expect(opacities.filter((opacity) => opacity > 0 && opacity < 1).length).toBeGreaterThan(0);
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(1);
});

// Runs in the page before anything of the page does: keeps the messages that were let fade in.
const recordFades = `
  globalThis.faded = [];
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...how) {
    if (this.matches('[data-seq]')) globalThis.faded.push(this.querySelector('.bubble')?.textContent ?? '');
    return animate.apply(this, how);
  };`;

test('a message that comes while one looks on fades in; history and what was missed do not', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { writer, id, mara, thread } = await openHistory(chatter.url, meet, 60, (page) =>
    page.addInitScript({ content: recordFades }),
  );
  const { page } = mara;
  await toEnd(thread.log);
  const faded = async () => (await page.evaluate('globalThis.faded')) as string[];
  // What lets them fade comes with the first act, which the click was.
  await thread.message('Line 60').locator('.thread-bubble').hover();
  await expect(page.locator('[data-message-bar]')).toBeVisible();
  await watchLine(thread.log, -20_000);
  await toEnd(thread.log);
  expect(await faded()).toEqual([]);

  await say(chatter.url, writer, id, 'Good morning');
  await thread.hears('Good morning');
  await expect.poll(faded).toEqual([expect.stringContaining('Good morning')]);

  await thread.say('Good morning to you');
  await page.context().setOffline(true);
  await expect(page.getByText(t('banner.offline')).first()).toBeVisible();
  await say(chatter.url, writer, id, 'Are you there?');
  await page.context().setOffline(false);
  await thread.hears('Are you there?');
  await say(chatter.url, writer, id, 'There you are');
  await thread.hears('There you are');
  await expect.poll(faded).toEqual([expect.stringContaining('Good morning'), expect.stringContaining('There you are')]);
});

test('rows stay where they are under the pointer, and slide to their places when it has gone', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { reader, writer, id } = await aHistory(chatter.url, 1);
  const aiko = await call<{ user: { id: string }; accessToken: string }>(chatter.url, 'POST', '/api/signup', {
    body: { email: 'aiko@example.org', password: 'Aiko walks a lot', displayName: 'Aiko' },
  });
  const later = await call<{ conversation: { id: string } }>(chatter.url, 'POST', '/api/conversations/direct', {
    token: aiko.accessToken,
    body: { userId: reader.id },
  });
  const aikos: Account = { ...writer, accessToken: aiko.accessToken };
  await say(chatter.url, aikos, later.conversation.id, 'Hello');
  const mara = await meet('Mara');
  const { page } = mara;
  await page.addInitScript({
    content: `
      globalThis.slid = [];
      const { animate } = Element.prototype;
      Element.prototype.animate = function (...how) {
        if (this.matches('[data-row]')) globalThis.slid.push(this.getAttribute('aria-label').split(',')[0]);
        return animate.apply(this, how);
      };
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (name, ...how) {
        if (name === 'pointerenter' && this instanceof HTMLUListElement) globalThis.holds = true;
        return addEventListener.call(this, name, ...how);
      };`,
  });
  await arriveAs(mara, reader);
  const names = async () => {
    const labels = await page.locator('[data-row] bdi').allTextContents();
    return labels.join(' ');
  };
  await expect.poll(names).toBe('Aiko Tomas');
  // The part that holds the rows comes with the first act on the page.
  await mara.row('Tomas').hover();
  await expect.poll(() => page.evaluate('globalThis.holds')).toBe(true);
  await say(chatter.url, writer, id, 'I am first now');
  await expect(mara.row('Tomas')).toHaveAccessibleName(/I am first now/);
  expect(await names()).toBe('Aiko Tomas');
  expect(await page.evaluate('globalThis.slid')).toEqual([]);
  await page.getByRole('heading', { name: t('chats.choose') }).hover();
  await expect.poll(names).toBe('Tomas Aiko');
  expect(await page.evaluate('globalThis.slid')).toEqual(['Tomas', 'Aiko']);

  // Without a pointer over it the order is the list's own at once.
  await say(chatter.url, aikos, later.conversation.id, 'And now I am');
  await expect.poll(names).toBe('Aiko Tomas');
});
