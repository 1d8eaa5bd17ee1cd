// Some compatibility forms unfold to 18 letters: without a bound one odd name would make a cursor that no client may send.
const longest = 60;

/**
 * Folds a name or a search text: case, accents and width are dropped, spaces are single, at most 60 code points are kept.
 * "Žofie  Ångström" → "zofie angstrom". Compatibility decomposition first (Unicode NFKD), so that "ﬁ" and full-width
 * letters are found too; the final sigma is folded last, because lower-casing makes it of the last letter of what was typed.
 */
export const nameKey = (text: string): string =>
  Array.from(
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
      .replace(/ς/gu, 'σ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
    .slice(0, longest)
    .join('')
    .trimEnd();
