import { expect, type Locator, type Page } from '@playwright/test';
import { t } from './text.ts';

type TickName = 'waiting' | 'sent' | 'delivered' | 'read';

type Files = Parameters<Locator['setInputFiles']>[0];

/** An open conversation, as its user sees it. */
export class Thread {
  readonly page: Page;
  readonly name: string;

  /** @param name of the conversation, as the header says it */
  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: t('thread.log', { name: this.name }) });
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: t('composer.field', { name: this.name }) });
  }

  /** The same conversation in one more tab of the browser. */
  async inNewTab(): Promise<Thread> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return new Thread(page, this.name);
  }

  /** The rows that hold a text. */
  message(text: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: text });
  }

  tick(text: string, state: TickName): Locator {
    return this.message(text).getByRole('img', { name: t(`tick.${state}`), exact: true });
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: t('composer.send'), exact: true }).click();
  }

  async say(text: string): Promise<void> {
    await this.write(text);
    await this.send();
    await expect(this.message(text)).toHaveCount(1);
  }

  async addPhotos(files: Files): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .and(this.page.getByLabel(t('composer.files')))
      .setInputFiles(files);
  }

  async hears(text: string): Promise<void> {
    await expect(this.message(text)).toHaveCount(1);
  }
}
