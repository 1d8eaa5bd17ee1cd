// A browser may refuse storage (private windows, a full disk); the page then only forgets sooner.
const attempt = <T>(act: () => T, otherwise: T): T => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

/** @returns what is kept under a key of this browser, null when nothing is or may be kept */
export const readItem = (key: string): string | null => attempt(() => localStorage.getItem(key), null);

export const writeItem = (key: string, value: string): void =>
  attempt(() => localStorage.setItem(key, value), undefined);

export const removeItem = (key: string): void => attempt(() => localStorage.removeItem(key), undefined);

/** @returns the keys that begin with a prefix */
export const keysOf = (prefix: string): string[] =>
  attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), []);
