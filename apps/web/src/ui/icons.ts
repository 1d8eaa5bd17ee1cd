import type { LaterIconName } from './later-icons.ts';

/** Strokes of the icons that a conversation begins with, on a 24 grid; `filled` fills them when an item is active. */
export const firstIcons = {
  chats: ['M20 11.5a7.5 7 0 0 1-7.5 7 8.6 8.6 0 0 1-3-.5L5 19.5l1.2-3.4A6.6 6.6 0 0 1 5 11.5a7.5 7 0 0 1 15 0Z'],
  people: [
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
    'M2.5 19.5c.5-3.3 3-5 6.5-5s6 1.7 6.5 5Z',
    'M16 4.5a3.3 3.3 0 0 1 0 6.2',
    'M18 14.8c2.1.6 3.2 2.2 3.5 4.7',
  ],
  plus: ['M12 5v14', 'M5 12h14'],
  search: ['M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z', 'm16 16 4.5 4.5'],
  back: ['M19 12H5', 'm11 6-6 6 6 6'],
  send: ['M12 19V5', 'm6 11 6-6 6 6'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  more: ['M12 5.5v.01', 'M12 12v.01', 'M12 18.5v.01'],
  close: ['m6 6 12 12', 'M18 6 6 18'],
  person: ['M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M4.5 20c.6-3.7 3.4-5.5 7.5-5.5s6.9 1.8 7.5 5.5Z'],
  leave: ['M14 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8', 'M10 12h10', 'm16.5 8.5 3.5 3.5-3.5 3.5'],
  info: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z', 'M12 11v5.5', 'M12 7.6v.01'],
  smile: [
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z',
    'M8.2 14c.8 1.5 2.1 2.3 3.8 2.3s3-.8 3.8-2.3',
    'M9 9.6v.6',
    'M15 9.6v.6',
  ],
} as const satisfies Record<string, readonly string[]>;

export type FirstIconName = keyof typeof firstIcons;
export type IconName = FirstIconName | LaterIconName;
