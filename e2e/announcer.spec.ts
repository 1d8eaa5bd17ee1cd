import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { call } from './server/api.ts';
import { t } from './text.ts';

/** Writes down, in the page, every sentence that the live region is given. */
const record = (page: Page) =>
  page.evaluate(`(() => {
    globalThis.spoken = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) globalThis.spoken.push(node.textContent);
    }).observe(document.querySelector('[aria-live=polite]'), { childList: true, subtree: true });
  })()`);

const spokenOn = async (page: Page): Promise<string[]> => {
  const spoken = (await page.evaluate('globalThis.spoken')) as string[];
  // How far an upload has come depends on the network.
  return spoken.filter((sentence) => !/% /.test(sentence));
};

const ack = (id: string) =>
  `43${id}${JSON.stringify([{ ok: false, error: { code: 'NOT_ALLOWED', title: 'no', retryable: false } }])}`;

// What is spoken does not depend on the width.
test('a screen reader hears what came, what failed, what is back and what is uploaded, and nothing else', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  // The server refuses one message.
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const refused = typeof frame === 'string' && frame.includes('Nobody may say this') && /^42(\d+)/.exec(frame);
      if (refused) socket.send(ack(refused[1] ?? ''));
      else server.send(frame);
    });
  });
  await page.clock.install();
  await tomas.arrive();
  await mara.arrive();
  const maras = await mara.talkTo('Tomas');
  await maras.say('Hello');
  const tomass = await tomas.open('Mara');
  await expect(maras.tick('Hello', 'read')).toBeVisible();
  await record(page);

  // Typing, ticks, presence and one's own words are silent.
  await tomass.field.pressSequentially('See you at nine');
  await expect(page.getByText(t('typing.plain')).first()).toBeVisible();
  await tomass.send();
  await maras.hears('See you at nine');
  await expect.poll(() => spokenOn(page)).toEqual(['Tomas: See you at nine']);

  const { accessToken: token } = await call<{ accessToken: string }>(chatter.url, 'POST', '/api/signin', {
    body: { email: tomas.email, password: tomas.password },
  });
  const id = new URL(page.url()).pathname.split('/').at(-1);
  // With the page's clock at rest all five are one burst, however slow the machine.
  await page.clock.pauseAt(Date.now() + 2_000);
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) {
    await call(chatter.url, 'POST', `/api/conversations/${id}/messages`, {
      token,
      body: { clientMessageId: crypto.randomUUID(), content: { kind: 'text', text } },
    });
  }
  await maras.hears('Five');
  await page.clock.resume();
  await expect.poll(() => spokenOn(page)).toHaveLength(2);

  await maras.say('Fine with me');
  await expect(maras.tick('Fine with me', 'read')).toBeVisible();
  await maras.say('Nobody may say this');
  await expect(maras.message('Nobody may say this')).toContainText('Not sent');
  await expect.poll(() => spokenOn(page)).toHaveLength(3);

  await chatter.stop();
  await expect(page.getByText(t('banner.connecting'))).toBeVisible();
  await chatter.startAgain();
  await expect(page.getByText(t('banner.back'), { exact: true }).first()).toBeVisible();
  await maras.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await expect.poll(() => spokenOn(page)).toHaveLength(5);

  expect(await spokenOn(page)).toEqual([
    'Tomas: See you at nine',
    '5 new messages from Tomas',
    t('failed.words', { reason: t('error.notAllowed') }),
    t('banner.back'),
    t('tray.uploaded', { count: 1 }),
  ]);
});
