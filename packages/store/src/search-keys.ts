// Scripts whose words are not parted by spaces, by extension (scx) so that the long-vowel mark counts as Japanese.
const spaceless = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/**
 * The keys by whose beginnings a name is found: its words and, where a script without spaces is used, what follows from
 * each letter of it. "mara 山田" → "mara", "山田", "田". An index over them answers the directory's search by prefix.
 * @param nameKey a folded name, see `name-key.ts`
 */
export const searchKeys = (nameKey: string): string[] => {
  const keys = new Set<string>();
  for (const word of searchWords(nameKey)) {
    const letters = Array.from(word);
    letters.forEach((letter, at) => {
      if (at === 0 || spaceless.test(letter)) keys.add(letters.slice(at).join(''));
    });
  }
  return [...keys];
};

/** The words of a folded search text; each must be the beginning of a search key of the name. */
export const searchWords = (search: string): string[] => [...new Set(search.split(' ').filter((word) => word !== ''))];
