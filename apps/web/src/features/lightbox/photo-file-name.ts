const two = (part: number): string => String(part).padStart(2, '0');

/** What a downloaded photo is called: whose it is, when it was sent, and which of several it is. */
export const photoFileName = (label: string, at: number | null, place: number | null): string => {
  const day = at === null ? [] : [new Date(at)];
  const parts = [
    label,
    ...day.map((date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`),
    ...day.map((date) => `${two(date.getHours())}.${two(date.getMinutes())}`),
    ...(place === null ? [] : [String(place)]),
  ];
  // What file systems refuse, and what would hide the file.
  const name = parts
    .join(' ')
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .replace(/^[.\s]+|\s+(?=\s|$)/g, '');
  return `${name}.webp`;
};
