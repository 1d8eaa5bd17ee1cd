import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** The widths at which the page is looked at, in CSS pixels. */
export const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
} as const;

/** For the checks that ask for every width. */
export const allSizes = ['phone', 'tablet', 'desktop'] as const;

export type Size = keyof typeof sizes;
export type Theme = 'light' | 'dark';

/** One picture, at each of its sizes and in each of its themes. */
export interface Scene {
  readonly name: string;
  /** Numbers of the checks that it shows. */
  readonly checks: readonly number[];
  /** Who looks, by the key of the cast; null for a guest. */
  readonly who: string | null;
  readonly sizes?: readonly Size[];
  readonly themes?: readonly Theme[];
  /** What is still on its way is what it shows. */
  readonly unfinished?: true;
  readonly context?: BrowserContextOptions;
  /** Brings the page into the state to be shown; it begins blank and signed in. */
  readonly show: (page: Page, stage: Stage, size: Size) => Promise<void>;
}
