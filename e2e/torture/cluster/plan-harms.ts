/** The harms of a cluster, in the words of the report. */
export const clusterHarms = {
  redisKill: 'Redis kills',
  redisPause: 'Redis pauses',
  redisCut: 'nodes cut off from Redis',
  stepDown: 'step-downs',
  databaseKill: 'database kills',
  databaseStall: 'database stalls',
  databaseCut: 'nodes cut off from the database',
  nodeKill: 'node kills',
  nodePause: 'node pauses',
  nodeReplace: 'node replacements',
  nodeCut: 'nodes cut off from their clients',
} as const;

export type ClusterHarmName = keyof typeof clusterHarms;
export type HarmCounts = Readonly<Record<ClusterHarmName, number>>;

const partOf = (name: ClusterHarmName): string => (name === 'stepDown' ? 'database' : name.replace(/[A-Z].*/, ''));

const shuffle = <Item>(items: Item[], random: () => number): Item[] => {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] as Item, items[at] as Item];
  }
  return items;
};

/**
 * All harms in the order of a seed, as rounds: mostly one, now and then two of different parts at once.
 * @param counts how often each is wanted
 */
export const planHarms = (counts: HarmCounts, random: () => number): ClusterHarmName[][] => {
  const names = Object.keys(clusterHarms) as ClusterHarmName[];
  const left = shuffle(
    names.flatMap((name) => Array.from({ length: counts[name] }, () => name)),
    random,
  );
  const rounds: ClusterHarmName[][] = [];
  for (let first = left.pop(); first !== undefined; first = left.pop()) {
    const round = [first];
    const part = partOf(first);
    const second = left.findLastIndex((name) => partOf(name) !== part);
    if (random() < 0.25 && second >= 0) round.push(...left.splice(second, 1));
    rounds.push(round);
  }
  return rounds;
};
