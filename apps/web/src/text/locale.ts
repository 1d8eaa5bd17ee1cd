const languages = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages);

/** The texts are English, so dates are written in the person's own English, or in the British one. */
export const locale = languages().find((language) => language.startsWith('en')) ?? 'en-GB';

// The person's own clock (12 or 24 hours) holds in any language.
const hourCycle = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hourCycle;

/** A formatter for parts of a date, in the person's language, clock and time zone. */
export const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, options.hour && hourCycle ? { ...options, hourCycle } : options);
