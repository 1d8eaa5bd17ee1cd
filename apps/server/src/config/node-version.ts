const least = [20, 19] as const;

/** @returns a sentence with the cure when this Node is too old to run Chatter, else null */
export const nodeProblem = (node: string): string | null => {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return null;
  return `Chatter needs Node.js ${least.join('.')} or newer and this is ${node}; install a newer one from https://nodejs.org.`;
};
