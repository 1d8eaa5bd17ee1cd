import type { Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import { allSizes, type Scene } from '../scene.ts';

const ready = async (page: Page, address: string, words: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('heading', { name: words }).filter({ visible: true }).first().waitFor();
};

/** Doors, people and settings. */
export const accountScenes: readonly Scene[] = [
  {
    name: 'welcome',
    checks: [1],
    who: null,
    sizes: allSizes,
    show: (page) => ready(page, '/welcome', t('welcome.title')),
  },
  { name: 'signin', checks: [1], who: null, show: (page) => ready(page, '/signin', t('signin.title')) },
  {
    name: 'signup',
    checks: [1],
    who: null,
    async show(page) {
      await ready(page, '/signup', t('signup.title'));
      await page.getByLabel(t('name.label'), { exact: true }).fill('Ingrid Solberg');
    },
  },
  {
    name: 'signup-errors',
    checks: [31],
    who: null,
    async show(page) {
      await ready(page, '/signup', t('signup.title'));
      await page.getByLabel(t('email.label'), { exact: true }).fill('ingrid');
      await page.getByLabel(t('password.label'), { exact: true }).fill('short');
      await page.getByRole('button', { name: t('signup.submit') }).click();
      await page.getByText(t('name.missing')).waitFor();
    },
  },
  {
    name: 'people',
    checks: [6],
    who: 'mara',
    sizes: allSizes,
    async show(page, stage) {
      await Promise.all(['jonas', 'zoe', 'aiko'].map((key) => stage.actor(key)));
      await page.goto('/people');
      await page.locator('a[data-row]').nth(5).waitFor();
    },
  },
  {
    name: 'person',
    checks: [4],
    who: 'mara',
    sizes: allSizes,
    async show(page, stage) {
      await page.goto(`/people/${stage.users.get('zoe')}`);
      await page.getByRole('button', { name: t('person.message'), exact: true }).waitFor();
    },
  },
  {
    name: 'profile',
    checks: [4],
    who: 'mara',
    sizes: allSizes,
    show: (page) => ready(page, '/settings/profile', t('settings.profile')),
  },
  {
    name: 'devices',
    checks: [4],
    who: 'mara',
    sizes: allSizes,
    show: (page) => ready(page, '/settings/devices', t('settings.devices')),
  },
  {
    name: 'password',
    checks: [31],
    who: 'mara',
    show: (page) => ready(page, '/settings/password', t('settings.password')),
  },
  {
    name: 'appearance',
    checks: [4],
    who: 'mara',
    sizes: allSizes,
    show: (page) => ready(page, '/settings/appearance', t('settings.appearance')),
  },
];
