import { expect, type Locator, type Page } from '@playwright/test';
import { t } from './text.ts';
import { Thread } from './thread.ts';

type Files = Parameters<Locator['setInputFiles']>[0];

/** Somebody at a browser. What they do is what a person does: by the names of things on the page. */
export class Person {
  readonly name: string;
  readonly page: Page;

  constructor(name: string, page: Page) {
    this.name = name;
    this.page = page;
  }

  get email(): string {
    return `${
      this.name
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase() || 'somebody'
    }@example.org`;
  }

  get password(): string {
    return 'a long walk by the sea';
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async signUp(avatar?: Files): Promise<void> {
    await this.page.goto('/welcome');
    await this.page.getByRole('link', { name: t('welcome.signup') }).click();
    await this.page.getByLabel(t('name.label'), { exact: true }).fill(this.name);
    await this.page.getByLabel(t('email.label'), { exact: true }).fill(this.email);
    await this.page.getByLabel(t('password.label'), { exact: true }).fill(this.password);
    if (avatar !== undefined) await this.page.getByLabel(t('picture.file')).setInputFiles(avatar);
    await this.button(t('signup.submit')).click();
    await this.isSignedIn();
  }

  /** Gets an account without the form, for the tests that are about what comes after it. */
  async arrive(): Promise<void> {
    const { email, password, name: displayName } = this;
    const request = this.page.context().request;
    const answer = await request.post('/api/signup', { data: { email, password, displayName, remember: true } });
    expect(answer.status()).toBe(201);
    await this.page.goto('/chats');
    await this.isSignedIn();
  }

  async fillSignIn(password = this.password): Promise<void> {
    await this.page.getByLabel(t('email.label'), { exact: true }).fill(this.email);
    await this.page.getByLabel(t('password.label'), { exact: true }).fill(password);
  }

  async signIn(): Promise<void> {
    await this.page.goto('/signin');
    await this.fillSignIn();
    await this.button(t('signin.submit')).click();
    await this.isSignedIn();
  }

  async isSignedIn(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: t('chats.title'), exact: true })).toBeVisible();
  }

  /** By the main navigation, whichever of its two forms the width shows; on a phone it stands under the lists only. */
  async go(section: 'nav.chats' | 'nav.people' | 'nav.settings'): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: t('nav.main') }).filter({ visible: true });
    const back = this.page.getByRole('link', { name: t('action.back') }).filter({ visible: true });
    await expect(navigation.or(back).first()).toBeVisible();
    if (!(await navigation.isVisible())) await back.click();
    await navigation.getByRole('link', { name: t(section) }).click();
  }

  /** @param page as the list of settings calls it */
  async openSettings(page: 'profile' | 'devices' | 'password' | 'appearance' | 'language'): Promise<void> {
    await this.go('nav.settings');
    const list = this.page.getByRole('navigation', { name: t('settings.landmark') });
    await list.getByRole('link', { name: t(`settings.${page}`) }).click();
    await expect(this.page.getByRole('heading', { name: t(`settings.${page}`) })).toBeVisible();
  }

  /** Finds somebody in the directory and opens their page. */
  async find(name: string): Promise<void> {
    await this.go('nav.people');
    await this.page.getByRole('searchbox', { name: t('people.search') }).fill(name);
    const list = this.page.getByRole('list', { name: t('people.list') });
    await list.getByRole('link', { name }).click();
    await expect(this.page.getByRole('main').getByRole('heading', { name })).toBeVisible();
  }

  /** Finds somebody and opens the conversation with them. */
  async talkTo(name: string): Promise<Thread> {
    await this.find(name);
    await this.button(t('person.message')).click();
    return this.thread(name);
  }

  /** The row of a conversation in the list. */
  row(name: string): Locator {
    const list = this.page.getByRole('list', { name: t('chats.list') });
    return list.getByRole('link', { name: new RegExp(`^${name}, `) });
  }

  async open(name: string): Promise<Thread> {
    await this.row(name).click();
    return this.thread(name);
  }

  async thread(name: string): Promise<Thread> {
    const thread = new Thread(this.page, name);
    await expect(thread.field).toBeVisible();
    return thread;
  }
}
