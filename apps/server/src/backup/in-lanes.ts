/** Works on everything that a source gives, at most `lanes` at once. After the first failure nothing more is begun. */
export const inLanes = async <Item>(
  lanes: number,
  source: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const run = (item: Item): void => {
    const one: Promise<void> = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(one));
    running.add(one);
  };
  try {
    for await (const item of source) {
      run(item);
      if (running.size >= lanes) await Promise.race(running);
      if (failures.length > 0) break;
    }
  } finally {
    // Nothing goes on behind the back of whoever clears up after a failure.
    await Promise.all(running);
  }
  if (failures.length > 0) throw failures[0];
};
