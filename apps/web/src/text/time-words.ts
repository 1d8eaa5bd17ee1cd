import { daysBetween, isSameYear } from './calendar.ts';
import { inLocale } from './in-locale.ts';
import { t } from './t.ts';

const dateFormat = (options: Intl.DateTimeFormatOptions) =>
  inLocale((locale) => new Intl.DateTimeFormat(locale, options));

const clock = dateFormat({ hour: 'numeric', minute: '2-digit' });
const weekday = dateFormat({ weekday: 'long' });
const shortWeekday = dateFormat({ weekday: 'short' });
const dayMonth = dateFormat({ day: 'numeric', month: 'long' });
const shortDayMonth = dateFormat({ day: 'numeric', month: 'short' });
const dayMonthYear = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const shortDayMonthYear = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const monthYear = dateFormat({ month: 'long', year: 'numeric' });
const full = dateFormat({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** "14:32": beside a message. */
export const clockTime = (at: number): string => clock().format(at);

/** The whole date and time, for those who want to know exactly. */
export const fullTime = (at: number): string => full().format(at);

/** "March 2025": since when somebody is a member. */
export const monthAndYear = (at: number): string => monthYear().format(at);

/** What a row of the list says: the time today, then less and less exact. */
export const rowTime = (at: number, now: number): string => {
  const days = daysBetween(at, now);
  if (days <= 0) return clock().format(at);
  if (days === 1) return t('time.yesterday');
  if (days <= 6) return shortWeekday().format(at);
  return (isSameYear(at, now) ? shortDayMonth : shortDayMonthYear)().format(at);
};

/** What stands between two days of a timeline. */
export const dayWords = (at: number, now: number): string => {
  const days = daysBetween(at, now);
  if (days <= 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  if (days <= 6) return weekday().format(at);
  return (isSameYear(at, now) ? dayMonth : dayMonthYear)().format(at);
};

/** "last seen …", as exact as it is of use. */
export const lastSeenWords = (at: number, now: number): string => {
  const minutes = Math.floor((now - at) / 60_000);
  const days = daysBetween(at, now);
  if (minutes < 1) return t('seen.justNow');
  if (minutes < 60) return t('seen.minutes', { minutes });
  if (days === 0) return t('seen.today', { time: clock().format(at) });
  if (days === 1) return t('seen.yesterday', { time: clock().format(at) });
  if (days <= 6) return t('seen.weekday', { day: weekday().format(at), time: clock().format(at) });
  if (isSameYear(at, now)) return t('seen.date', { date: dayMonth().format(at) });
  return t('seen.month', { month: monthYear().format(at) });
};

/** "online", "last seen …", or nothing for somebody who was never here. */
export const presenceWords = (person: { online: boolean; lastSeenAt: number | null }, now: number): string => {
  if (person.online) return t('seen.online');
  return person.lastSeenAt === null ? '' : lastSeenWords(person.lastSeenAt, now);
};
