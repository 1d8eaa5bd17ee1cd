import type { Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import { allSizes, type Scene } from '../scene.ts';
import { composerOf, openThread, press } from './walk.ts';

const send = async (page: Page, text: string): Promise<void> => {
  await composerOf(page).fill(text);
  await press(page, 'composer.send');
};

/** Keeps every send from the server; answers it with a refusal, as a server would that does not allow it, or not at all. */
const catchSends = (page: Page, answer: 'refused' | 'none'): Promise<void> =>
  page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const id = /^42(\d+)\["message:send"/.exec(String(frame))?.[1];
      if (id === undefined) return server.send(frame);
      if (answer === 'none') return;
      const error = { code: 'NOT_ALLOWED', title: '', retryable: false };
      socket.send(`43${id}${JSON.stringify([{ ok: false, error }])}`);
    });
  });

/** Messages on their way and messages that went wrong, and a page without its server. */
export const stateScenes: readonly Scene[] = [
  {
    name: 'send-states',
    checks: [9, 20],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await catchSends(page, 'none');
      await openThread(page, stage, 'texts');
      await send(page, 'This one waits for the network');
      // What keeps it on the disk comes with the first send.
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await page.getByText(t('banner.offline')).first().waitFor();
    },
  },
  {
    name: 'failed-message',
    checks: [21],
    who: 'nora',
    async show(page, stage) {
      await catchSends(page, 'refused');
      await openThread(page, stage, 'texts');
      await send(page, 'This one could not be sent');
      await page.getByRole('button', { name: t('failed.retry') }).waitFor();
      // The mark beside it comes with the drawings that are loaded later.
      await page.locator('[data-pending] button path').first().waitFor();
    },
  },
  {
    name: 'signed-out-elsewhere',
    checks: [18],
    who: null,
    async show(page, stage) {
      const who = { email: 'ivo@chatter.example', password: 'a quiet river at dusk' };
      await page.context().request.post('/api/signin', { data: who });
      await page.goto('/chats');
      await page.getByText(t('chats.none')).first().waitFor();
      await (await stage.actor('ivo')).accounts.endOtherSessions();
      await page.getByText(t('ended.revoked')).waitFor();
    },
  },
  {
    name: 'too-old',
    checks: [18],
    who: 'nora',
    async show(page) {
      await page.route(/\/api\/(refresh|me)/, (route) =>
        route.fulfill({
          status: 426,
          contentType: 'application/problem+json',
          json: { type: 'about:blank', title: '', status: 426, code: 'PROTOCOL_UNSUPPORTED', retryable: false },
        }),
      );
      await page.goto('/chats');
      await page.getByText(t('tooOld.heading')).waitFor();
    },
  },
  {
    name: 'server-gone',
    checks: [18],
    who: 'nora',
    async show(page) {
      await page.route(/\/api\//, (route) => route.abort());
      await page.goto('/chats');
      await page.getByText(t('session.unreachable')).waitFor();
    },
  },
];
