import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

// Each would say something through a dialog or the content policy if it were ever more than text.
const corpus = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "';alert(1)//",
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  '<style>@import "//example.org/x.css"</style>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '\u202Egnp.exe\u202C',
];

test('case 26 hostile text in a message is only ever text', async ({ meetTwo }) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  // Numbered, so that none of them is a part of another.
  const texts = corpus.map((text, n) => `${n}) ${text}`);
  for (const text of texts) await maras.say(text);
  const tomass = await tomas.open('Mara');
  for (const text of texts) await tomass.hears(text);
  for (const { page } of [mara, tomas]) {
    await expect(page.locator('[role=log] :is(script, iframe, style, img[onerror], svg[onload])')).toHaveCount(0);
  }
});

test('case 26 hostile text as a name, a status message and a title is only ever text', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const name = '<img src=x onerror=alert(1)>';
  const title = '<svg onload=alert(2)>';
  await mara.openSettings('profile');
  await mara.page.getByLabel(t('name.label'), { exact: true }).fill(name);
  await mara.page.getByLabel(t('status.label')).fill('<script>alert(3)</script>');
  await mara.button(t('action.save')).click();
  await expect(mara.page.getByText(t('state.saved')).first()).toBeVisible();
  await mara.go('nav.chats');
  await mara.button(t('chats.new')).click();
  await mara.page.getByRole('menuitem', { name: t('chats.newGroup') }).click();
  const dialog = mara.page.getByRole('dialog', { name: t('group.new') });
  await dialog.getByLabel(t('group.title'), { exact: true }).fill(title);
  await dialog.getByRole('checkbox', { name: 'Tomas' }).check();
  await dialog.getByRole('button', { name: t('group.createWith', { count: 1 }) }).click();

  const list = tomas.page.getByRole('list', { name: t('chats.list') });
  await list.getByRole('link').filter({ hasText: title }).click();
  await expect(tomas.page.getByRole('main').getByRole('heading', { name: title })).toBeVisible();
  await expect(tomas.page.getByRole('log').getByText(t('system.created', { name, title }))).toBeVisible();
  await tomas.go('nav.people');
  await expect(tomas.page.getByText('<script>alert(3)</script>')).toBeVisible();
});

test('case 27 only addresses of the web and of mail become links', async ({ meetTwo }) => {
  const { thread } = await meetTwo();
  for (const text of [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'javascript://example.org/%0aalert(1)',
  ]) {
    await thread.say(text);
  }
  await thread.say('see https://example.org/harbour for the map');
  const links = thread.log.getByRole('link');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', 'https://example.org/harbour');
  await expect(links).toHaveAttribute('rel', /noopener/);
  await expect(links).toHaveAttribute('target', '_blank');
});
