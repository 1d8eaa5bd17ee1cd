/**
 * Folds a name or a search text: case, accents and width are dropped, spaces are single. "Žofie  Ångström" → "zofie angstrom".
 * Compatibility decomposition first (Unicode NFKD), so that "ﬁ" and full-width letters are found too.
 */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ø/gu, 'o')
    .replace(/ł/gu, 'l')
    .replace(/đ/gu, 'd')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')
    .replace(/ı/gu, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
