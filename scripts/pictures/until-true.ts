import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const patienceMs = 15_000;

/**
 * Asks the page until an expression is true. Playwright's own waiting evaluates text in the page, which the content
 * policy refuses. @throws Error with the expression when that takes too long
 */
export const untilTrue = async (page: Page, expression: string): Promise<void> => {
  for (const start = performance.now(); performance.now() - start < patienceMs; await wait(50)) {
    if (await page.evaluate(expression)) return;
  }
  throw new Error(`This has not come true: ${expression}`);
};
