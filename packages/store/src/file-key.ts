const pattern = /^[0-9a-z-]+(\.[0-9a-z-]+)*(\/[0-9a-z-]+(\.[0-9a-z-]+)*)*$/;

/** Longer than any that the server chooses, and shorter than what an adapter's engine bears. */
const longest = 200;

/**
 * Keys come from the server, not from people; this is the second wall against one that leaves its place: names of
 * `[0-9a-z-]` with single dots inside, parted by single slashes.
 * @throws RangeError
 */
export const checkFileKey = (key: string): void => {
  if (key.length > longest || !pattern.test(key)) throw new RangeError(`Not a file key: ${JSON.stringify(key)}`);
};
