import { createGroup } from './create-group.ts';
import { expect, test } from './fixtures.ts';
import { aHistory, arriveAs, say } from './history.ts';
import { t } from './text.ts';

test('keys lead from conversation to conversation, to the next unread one, and by name to any', {
  tag: '@wide',
}, async ({ meet }) => {
  const people = [await meet('Mara'), await meet('Tomas'), await meet('Aiko'), await meet('Zoe')] as const;
  const [mara, tomas, aiko] = people;
  for (const person of people) await person.arrive();
  const { page } = mara;
  for (const name of ['Zoe', 'Aiko', 'Tomas']) await (await mara.talkTo(name)).say(`Hello ${name}`);
  const isAt = (name: string) => expect(page.getByRole('main').getByRole('heading', { name })).toBeVisible();
  await isAt('Tomas');
  await page.keyboard.press('Alt+ArrowDown');
  await isAt('Aiko');
  await page.keyboard.press('Alt+ArrowDown');
  await isAt('Zoe');
  await page.keyboard.press('Alt+ArrowUp');
  await isAt('Aiko');
  // Past what is read, to what waits.
  const theirs = await tomas.open('Mara');
  await theirs.say('Are you there?');
  await expect(mara.row('Tomas')).toHaveAccessibleName(new RegExp(t('row.unread', { count: 1 })));
  await mara.row('Zoe').click();
  await isAt('Zoe');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await isAt('Tomas');

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox');
  await expect(search).toBeFocused();
  await page.keyboard.type('aik');
  await expect(page.getByRole('option').first()).toContainText('Aiko');
  await page.keyboard.press('Enter');
  await isAt('Aiko');
  expect(aiko.name).toBe('Aiko');

  const region = () => page.evaluate("document.activeElement.closest('nav, form, main')?.getAttribute('aria-label')");
  await (await mara.thread('Aiko')).field.focus();
  for (const [key, landmark] of [
    ['Control+Shift+F6', 'Aiko'],
    ['Control+Shift+F6', t('chats.landmark')],
    ['Control+Shift+F6', t('nav.main')],
    ['Control+F6', t('chats.landmark')],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(region).toBe(landmark);
  }
});

test('PageUp scrolls while one writes, Enter and Shift+Enter do what they say, and the empty field keeps its arrow', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { reader } = await aHistory(chatter.url, 60);
  const mara = await meet('Mara');
  await arriveAs(mara, reader);
  const thread = await mara.open('Tomas');
  await mara.page.getByRole('button', { name: /^Jump to/ }).click();
  const { page } = mara;
  await thread.field.focus();
  const fromEnd = () =>
    thread.log.evaluate(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop);
  await expect.poll(fromEnd).toBeLessThanOrEqual(1);
  await page.keyboard.press('PageUp');
  await expect.poll(fromEnd).toBeGreaterThan(400);
  await expect(thread.field).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect.poll(fromEnd).toBeLessThanOrEqual(1);

  // Kept for editing what one said last.
  await page.keyboard.press('ArrowUp');
  await expect(thread.field).toBeFocused();
  expect(await fromEnd()).toBeLessThanOrEqual(1);

  await page.keyboard.type('One line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('and another');
  await expect(thread.field).toHaveValue('One line\nand another');
  await page.keyboard.press('Enter');
  await thread.hears('and another');
  await expect(thread.field).toHaveValue('');
});

test('the list of keys names each of them as it is printed', { tag: '@wide' }, async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  await mara.page.keyboard.press('Control+/');
  const sheet = mara.page.getByRole('dialog', { name: t('keys.title') });
  await expect(sheet).toBeVisible();
  const printed = new Set(await sheet.locator('kbd').allTextContents());
  const named = (['ctrl', 'alt', 'shift', 'enter', 'escape', 'pageUp', 'pageDown'] as const).map((key) =>
    t(`key.${key}`),
  );
  expect([...printed].toSorted()).toEqual([...named, '↑', '↓', 'K', '/', 'F6'].toSorted());
});

test('regions have names, the first stop leads past them, and a message is read as author, words, time and state', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { reader, writer, id } = await aHistory(chatter.url, 1);
  await say(chatter.url, writer, id, 'The second in a row');
  const mara = await meet('Mara');
  const { page } = mara;
  await arriveAs(mara, reader);
  const thread = await mara.open('Tomas');
  await thread.say('My answer');
  await expect(thread.tick('My answer', 'sent')).toBeVisible();

  for (const name of [t('nav.main'), t('chats.landmark')]) {
    await expect(page.getByRole('navigation', { name, exact: true }).filter({ visible: true })).toHaveCount(1);
  }
  await expect(page.getByRole('main', { name: 'Tomas', exact: true })).toBeVisible();
  await expect(page.getByRole('form', { name: t('composer.form', { name: 'Tomas' }), exact: true })).toBeVisible();
  await expect(thread.log).toHaveAttribute('aria-live', 'off');
  await expect(thread.log.getByRole('list')).toHaveCount(1);

  // Whoever does not see that it belongs to the one before is told again who wrote it.
  const author = t('bubble.by', { name: 'Tomas' });
  await expect(thread.message('The second in a row')).toHaveText(
    new RegExp(`^${author}\\s*The second in a row\\d+:\\d+$`),
  );
  await expect(thread.message('My answer')).toHaveText(new RegExp(`^${t('bubble.you')}\\s*My answer\\d+:\\d+$`));

  await page.goto('/chats');
  await expect(mara.row('Tomas')).toBeVisible();
  await mara.open('Tomas');
  await page.evaluate('document.activeElement.blur()');
  const skip = page.getByRole('link', { name: t('shell.skip') });
  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: 'Tomas' })).toBeFocused();
});

test('after the composer the focus goes on to the details, and Esc closes them first', { tag: '@wide' }, async ({
  meet,
}) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const thread = await createGroup(mara, 'Choir', ['Tomas']);
  const { page } = mara;
  await mara.button(t('group.open', { name: 'Choir' })).click();
  const details = page.getByRole('complementary', { name: t('group.details') });
  await expect(details).toBeVisible();
  await thread.field.focus();
  const inDetails = () => page.evaluate("document.activeElement.closest('aside') !== null");
  const seen: boolean[] = [];
  for (let presses = 0; presses < 4 && !seen.includes(true); presses += 1) {
    await page.keyboard.press('Tab');
    seen.push((await inDetails()) as boolean);
  }
  // The emoji and the send button are what lies between.
  expect(seen).toEqual([false, false, true]);
  await thread.field.focus();
  await thread.write('half');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(thread.field).toHaveValue('half');
});
