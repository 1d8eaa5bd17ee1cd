interface Spoken {
  /** As those call it who speak it. */
  readonly name: string;
  /** What `<html lang>`, plurals and numbers go by. */
  readonly tag: string;
  /** Whose dates and times are meant when the person's own languages name no region for it. */
  readonly region: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * Every language that the page can speak. The pseudo one is English with accents, two fifths longer and written from
 * right to left: what it does not reach has gone past the catalogue, and what it breaks had no room to grow.
 */
export const languages = {
  en: { name: 'English', tag: 'en', region: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', tag: 'de', region: 'de-DE', direction: 'ltr' },
  pseudo: { name: 'Pseudo', tag: 'en-XB', region: 'en-GB', direction: 'rtl' },
} as const satisfies Record<string, Spoken>;

export type Language = keyof typeof languages;

/** Those that a person may choose. */
export const offeredLanguages = ['en', 'de'] as const satisfies readonly Language[];
