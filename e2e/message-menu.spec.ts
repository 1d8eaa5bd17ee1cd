import type { Page } from '@playwright/test';
import { Finger, middleOf } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

const longPressMs = 450;

/** Holds back the part of the page that answers for messages. @returns how to let it come */
const holdBackMenu = async (page: Page): Promise<() => void> => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/MessageLayer-/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
};

test('the very first right click or long press on a page opens the menu, however late its part comes', async ({
  meetTwo,
}, { project }) => {
  const { mara, thread } = await meetTwo();
  const { page } = mara;
  await thread.say('Press me');
  await expect(thread.tick('Press me', 'sent').or(thread.tick('Press me', 'delivered'))).toBeVisible();
  const bubble = thread.message('Press me').locator('.thread-bubble');
  const copy = page.getByRole('menuitem', { name: t('message.copy') });

  if (project.name !== 'phone') {
    const letGo = await holdBackMenu(page);
    await page.reload();
    await expect(bubble).toBeVisible();
    const asked = page.waitForRequest(/\/assets\/MessageLayer-/);
    await bubble.click({ button: 'right' });
    await asked;
    letGo();
    await expect(copy).toBeVisible();
    return;
  }
  const finger = await Finger.on(page);
  const pageTime = () => page.evaluate('performance.now()') as Promise<number>;
  for (const upBefore of [true, false]) {
    const letGo = await holdBackMenu(page);
    await page.reload();
    await expect(bubble).toBeVisible();
    const asked = page.waitForRequest(/\/assets\/MessageLayer-/);
    await finger.down(await middleOf(bubble));
    const since = await pageTime();
    await asked;
    if (!upBefore) letGo();
    await expect.poll(pageTime).toBeGreaterThan(since + longPressMs);
    await finger.up();
    if (upBefore) letGo();
    await expect(copy).toBeVisible();
    await page.unrouteAll();
  }
});
