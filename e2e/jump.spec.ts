import { expect, test } from './fixtures.ts';
import { isAtEnd, jumpOf, offsetOf, openHistory, say, toEnd, watchLine } from './history.ts';
import { type Account, call } from './server/api.ts';
import type { Thread } from './thread.ts';

// As much of the page's types as is used here: the tests are compiled without them.
interface View {
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  getBoundingClientRect(): { readonly top: number };
  querySelector(selector: string): { getBoundingClientRect(): { readonly top: number } } | null;
  animate: (frames: { opacity?: number[] }, ...how: unknown[]) => unknown;
  addEventListener(name: 'scroll', listener: () => void): void;
}

declare const requestAnimationFrame: (next: () => void) => void;

/** Keeps how far a message stands under the upper edge from now on, at each frame in which it is in the page. */
const recordRow = (log: Thread['log'], seq: number) =>
  log.evaluateHandle((view: View, wanted) => {
    const offsets: number[] = [];
    const look = () => {
      const row = view.querySelector(`[data-seq="${wanted}"]`);
      if (row) offsets.push(row.getBoundingClientRect().top - view.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    look();
    return offsets;
  }, seq);

/** Keeps the places that a timeline is scrolled through from now on, and how it is faded. */
const recordWay = (log: Thread['log']) =>
  log.evaluateHandle((view: View) => {
    const way = { tops: [] as number[], fades: [] as number[][] };
    const { animate } = view;
    view.addEventListener('scroll', () => way.tops.push(view.scrollTop));
    view.animate = (frames, ...how) => {
      way.fades.push(frames.opacity ?? []);
      return animate.call(view, frames, ...how);
    };
    return way;
  });

const paragraph = (n: number) => `News ${n}${' of a long evening by the sea'.repeat(12)}`;

/** @returns the seq of the first of them */
const bringNews = async (url: string, writer: Account, id: string, count: number): Promise<number> => {
  for (let n = 1; n <= count; n += 1) await say(url, writer, id, paragraph(n));
  const { conversation } = await call<{ conversation: { lastSeq: number } }>(url, 'GET', `/api/conversations/${id}`, {
    token: writer.accessToken,
  });
  return conversation.lastSeq - count + 1;
};

test('the way to the end stops where the new messages begin; it is scrolled where it is short', async ({
  chatter,
  meet,
}) => {
  const { writer, id, thread } = await openHistory(chatter.url, meet, 60);
  const jump = jumpOf(thread.log);
  await expect(jump).toBeVisible();
  const [button, pane] = [await jump.boundingBox(), await thread.log.boundingBox()];
  if (!button || !pane) throw new Error('The button is not laid out.');
  // 16 within the column: of 760 in the middle of a wide pane, of all but a gutter of 12 on a phone; 12 over the composer.
  const outside = pane.width < 720 ? 12 : (pane.width - 760) / 2;
  expect(pane.x + pane.width - button.x - button.width).toBe(outside + 16);
  expect(pane.y + pane.height - button.y - button.height).toBe(12);
  await toEnd(thread.log);
  await watchLine(thread.log, -700);
  const first = await bringNews(chatter.url, writer, id, 14);
  await expect(jump).toHaveAccessibleName(/14 new messages/);

  const way = await recordWay(thread.log);
  const row = await recordRow(thread.log, first);
  await jump.click();
  await expect.poll(async () => Math.abs((await offsetOf(thread.log, `${first}`)) - 72)).toBeLessThanOrEqual(1);
  const offsets = await row.jsonValue();
  expect(offsets.filter((offset) => offset > 80 && offset < 400).length).toBeGreaterThan(0);
  expect(offsets.filter((offset, frame) => offset > (offsets[frame - 1] ?? offset) + 1)).toEqual([]);
  expect((await way.jsonValue()).fades).toEqual([]);

  await toEnd(thread.log);
  await expect(jump).toBeHidden();
  await expect(thread.message('News 14')).toBeInViewport();
});

test('a long way to the end is not scrolled but faded', async ({ chatter, meet }) => {
  const { thread } = await openHistory(chatter.url, meet, 150);
  await toEnd(thread.log);
  await watchLine(thread.log, -20_000);
  const start = await thread.log.evaluate((view: View) => view.scrollTop);
  const way = await recordWay(thread.log);
  await toEnd(thread.log);
  const end = await thread.log.evaluate((view: View) => view.scrollTop);
  const { tops, fades } = await way.jsonValue();
  expect(fades).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(tops.filter((top) => top > start + 200 && top < end - 200)).toEqual([]);
  await expect(thread.log).toHaveCSS('opacity', '1');
});

test('whoever wants less motion is there at once, and whoever came with the keyboard goes on from there', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { mara, thread } = await openHistory(chatter.url, meet, 150, (page) =>
    page.emulateMedia({ reducedMotion: 'reduce' }),
  );
  await toEnd(thread.log);
  for (const by of [-900, -20_000]) {
    await watchLine(thread.log, by);
    const start = await thread.log.evaluate((view: View) => view.scrollTop);
    const way = await recordWay(thread.log);
    await jumpOf(thread.log).focus();
    await mara.page.keyboard.press('Enter');
    await isAtEnd(thread.log);
    const end = await thread.log.evaluate((view: View) => view.scrollTop);
    const { tops, fades } = await way.jsonValue();
    expect(tops.filter((top) => top > start + 200 && top < end - 200)).toEqual([]);
    expect(fades).toEqual([]);
    await expect(thread.log.locator('[data-message]').last()).toBeFocused();
  }
});

test('who scrolls on the way to the end stays where they scroll to', { tag: '@wide' }, async ({ chatter, meet }) => {
  const { thread } = await openHistory(chatter.url, meet, 60);
  await toEnd(thread.log);
  await watchLine(thread.log, -1_500);
  // One frame of the way, then a turn of the wheel.
  const turned = thread.log.evaluate(
    (view: View) =>
      new Promise<void>((resolve) => {
        let done = false;
        view.addEventListener('scroll', () => {
          if (done) return;
          done = true;
          view.scrollTop -= 400;
          resolve();
        });
      }),
  );
  await jumpOf(thread.log).click();
  await turned;
  const { error } = await watchLine(thread.log, 0);
  expect(error).toBeLessThanOrEqual(1);
  await expect(jumpOf(thread.log)).toBeVisible();
});
