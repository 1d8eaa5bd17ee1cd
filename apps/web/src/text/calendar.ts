const startOfDay = (at: number): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
};

/** @returns true when both times lie in the same day of the person's time zone */
export const isSameDay = (one: number, other: number): boolean => startOfDay(one) === startOfDay(other);

/** Midnights between two times; a day with a change of the clock still counts as one. */
export const daysBetween = (at: number, now: number): number =>
  Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);

/** @returns true when both times lie in the same year */
export const isSameYear = (one: number, other: number): boolean =>
  new Date(one).getFullYear() === new Date(other).getFullYear();
