import { expect, type Page } from '@playwright/test';

/** The names of the databases that the page keeps. */
export const databases = (page: Page) =>
  page.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))') as Promise<string[]>;

/** The texts of the messages in the copy of this page; none when there is no copy. */
export const copied = async (page: Page): Promise<string[]> => {
  if (!(await databases(page)).includes('chatter.copy')) return [];
  return page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('chatter.copy');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('messages').objectStore('messages').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map(({ content }) => content.text));
      };
    };
  })`) as Promise<string[]>;
};

/** Waits until the copy of this page holds a text. */
export const keeps = (page: Page, text: string) => expect.poll(() => copied(page)).toContain(text);

/** The server answers nothing any more; what the page itself is made of is still in the browser. */
export const cutOff = async (page: Page): Promise<void> => {
  await page.route('**/api/**', (route) => route.abort());
  await page.route('**/socket.io/**', (route) => route.abort());
};
