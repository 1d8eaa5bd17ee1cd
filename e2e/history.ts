import { randomBytes } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.ts';
import { type Account, call, signUp } from './server/api.ts';

/** Two accounts, and what one has written to the other: lines of many lengths, their numbers in front. */
export const aHistory = async (
  url: string,
  count: number,
): Promise<{ reader: Account; writer: Account; id: string }> => {
  const [reader, writer] = [await signUp(url, 'Mara'), await signUp(url, 'Tomas')];
  const { conversation } = await call<{ conversation: { id: string } }>(url, 'POST', '/api/conversations/direct', {
    token: writer.accessToken,
    body: { userId: reader.id },
  });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  for (let done = 0; done < count; done += 25) {
    await Promise.all(numbers.slice(done, done + 25).map((n) => say(url, writer, conversation.id, lineOf(n))));
  }
  return { reader, writer, id: conversation.id };
};

const lineOf = (n: number): string => `Line ${n}${' of a long evening'.repeat((n * 7) % 23)}`;

export const say = (url: string, { accessToken: token }: Account, id: string, text: string) =>
  call(url, 'POST', `/api/conversations/${id}/messages`, {
    token,
    body: { clientMessageId: randomBytes(12).toString('base64url'), content: { kind: 'text', text } },
  });

/** Signs a person in who has an account already. */
export const arriveAs = async ({ page }: Person, { email, password }: Account): Promise<void> => {
  await page.context().request.post('/api/signin', { data: { email, password, remember: true } });
  await page.goto('/chats');
};

/** What a timeline showed, and the farthest that a line has moved on the screen while one watched it. */
export interface Watched {
  readonly error: number;
  readonly rows: number;
  readonly elements: number;
  readonly covered: boolean;
}

// As much of the page's types as is used here: the tests are compiled without them.
interface Row {
  readonly dataset: { readonly seq?: string };
  readonly isConnected: boolean;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}
interface View extends Row {
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  querySelectorAll(selector: string): Iterable<Row>;
}
declare const document: { querySelectorAll(selector: string): ArrayLike<unknown> };
declare const requestAnimationFrame: (next: () => void) => void;

/** Runs in the page. */
const startWatch = async (view: View, step: number) => {
  const edges = view.getBoundingClientRect();
  const frame = () => new Promise<void>((done) => requestAnimationFrame(done));
  const topOf = (row: Row) => row.getBoundingClientRect().top;
  const rows = () => [...view.querySelectorAll('[data-key]')];
  const firstInView = () =>
    rows().find((row) => row.dataset.seq && topOf(row) >= edges.top && topOf(row) < edges.bottom);
  view.scrollTop += step;
  while (firstInView() === undefined) await frame();
  await frame();
  const line = firstInView() ?? view;
  const start = topOf(line);
  let error = 0;
  let frames = 0;
  const look = () => {
    frames += 1;
    error = Math.max(error, line.isConnected ? Math.abs(topOf(line) - start) : Number.POSITIVE_INFINITY);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const end = async (): Promise<Watched> => {
    const until = frames + 6;
    while (frames < until) await frame();
    const [first = view, last = view] = [rows()[0], rows().at(-1)];
    const covered = topOf(first) <= edges.top + 1 && last.getBoundingClientRect().bottom >= edges.bottom - 64;
    return { error, rows: rows().length, elements: document.querySelectorAll('*').length, covered };
  };
  return { end };
};

/** Scrolls, then watches the first message wholly in view at each frame while something happens, and a little longer. */
export const watchLine = async (log: Locator, by: number, happens = async () => {}): Promise<Watched> => {
  const watch = await log.evaluateHandle(startWatch, by);
  await happens();
  const seen = await watch.evaluate(({ end }) => end());
  await watch.dispose();
  return seen;
};

/** The first message that is wholly in view, and how far it stands under the upper edge, in fractions of a pixel. */
export const firstLine = (log: Locator) =>
  log.evaluate((view: View) => {
    const { top } = view.getBoundingClientRect();
    const row = [...view.querySelectorAll('[data-seq]')].find((each) => each.getBoundingClientRect().top >= top);
    return { seq: row?.dataset.seq ?? '', offset: (row?.getBoundingClientRect().top ?? Number.NaN) - top };
  });

/** How far a message stands under the upper edge; not a number when it is not in the page. */
export const offsetOf = (log: Locator, seq: string): Promise<number> =>
  log.evaluate((view: View, wanted) => {
    const row = [...view.querySelectorAll('[data-seq]')].find(({ dataset }) => dataset.seq === wanted);
    return (row?.getBoundingClientRect().top ?? Number.NaN) - view.getBoundingClientRect().top;
  }, seq);

/** Keeps older pages on their way until they are let through, one by one. */
export const holdOlderPages = async (page: Page) => {
  const waiting: (() => void)[] = [];
  const older = /\/messages\?.*before=/;
  await page.route(older, async (route) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  return {
    next: async (): Promise<void> => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      const answer = page.waitForResponse(older);
      waiting.shift()?.();
      await (await answer).finished();
    },
  };
};

/** Opens such a history for its reader, to whom all of it is new. @param prepare done with the page before it is there */
export const openHistory = async (
  url: string,
  meet: (name: string) => Promise<Person>,
  count: number,
  prepare: (page: Page) => Promise<unknown> = async () => {},
) => {
  const history = await aHistory(url, count);
  const mara = await meet('Mara');
  await prepare(mara.page);
  await arriveAs(mara, history.reader);
  return { ...history, mara, thread: await mara.open('Tomas') };
};

/** The button that leads to what is new, and to the end. */
export const jumpOf = (log: Locator): Locator => log.page().getByRole('button', { name: /^Jump to/ });

export const isAtEnd = (log: Locator): Promise<void> =>
  expect
    .poll(() => log.evaluate((view: View) => view.scrollHeight - view.clientHeight - view.scrollTop))
    .toBeLessThanOrEqual(1);

/** Presses the button, and waits until it has led all the way. */
export const toEnd = async (log: Locator): Promise<void> => {
  await jumpOf(log).click();
  await isAtEnd(log);
  await expect(jumpOf(log)).toBeHidden();
};
