import type { Scene } from '../scene.ts';
import { openList, openThread } from './walk.ts';

const largeText =
  (open: Scene['show']): Scene['show'] =>
  async (page, stage, size) => {
    await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.fontSize = '200%';
  })`);
    await open(page, stage, size);
  };

/** The page as people set it up for themselves: large text, a keyboard on the screen, strong contrast. */
export const adaptationScenes: readonly Scene[] = [
  {
    name: 'large-text',
    checks: [13],
    who: 'nora',
    show: largeText((page, stage) => openThread(page, stage, 'crew')),
  },
  { name: 'large-text-list', checks: [13], who: 'mara', show: largeText((page) => openList(page)) },
  {
    name: 'screen-keyboard',
    checks: [14],
    who: 'nora',
    sizes: ['phone'],
    async show(page, stage) {
      await openThread(page, stage, 'crew');
      await page.locator('form textarea').focus();
      await page.setViewportSize({ width: 360, height: 420 });
      await page.locator('form textarea').fill('On the hook, then');
    },
  },
  {
    name: 'safe-areas',
    checks: [15],
    who: 'nora',
    sizes: ['phone'],
    async show(page, stage) {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34 } });
      await openThread(page, stage, 'crew');
    },
  },
  {
    name: 'right-to-left',
    checks: [29],
    who: 'nora',
    async show(page, stage) {
      await page.addInitScript(`localStorage.setItem('chatter.language', 'pseudo')`);
      await openThread(page, stage, 'texts');
    },
  },
  {
    name: 'forced-colors',
    checks: [30],
    who: 'nora',
    sizes: ['desktop'],
    context: { forcedColors: 'active' },
    show: (page, stage) => openThread(page, stage, 'texts'),
  },
  {
    name: 'more-contrast',
    checks: [30],
    who: 'nora',
    sizes: ['desktop'],
    context: { contrast: 'more' },
    show: (page, stage) => openThread(page, stage, 'texts'),
  },
];
