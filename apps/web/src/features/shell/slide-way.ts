interface Address {
  readonly pathname: string;
  readonly search: string;
}

/** A section, what was chosen in it, and more about that: how many panes lie over each other on a phone. */
const depthOf = ({ pathname, search }: Address): number =>
  pathname.split('/').filter(Boolean).length + (new URLSearchParams(search).get('panel') === 'details' ? 1 : 0);

const sectionOf = ({ pathname }: Address): string | undefined => pathname.split('/')[1];

/**
 * How a phone goes from one page to another: a pane comes in over what it belongs to, or goes out again.
 * @param delta how far one went in the history of the browser
 * @returns null where one page simply takes the place of the other
 */
export const slideWay = (from: Address, to: Address, delta: number | null): 'in' | 'out' | null => {
  const deeper = depthOf(to) - depthOf(from);
  if (deeper !== 0) return deeper > 0 ? 'in' : 'out';
  // From a conversation to the person, and back.
  if (depthOf(to) > 1 && sectionOf(from) !== sectionOf(to) && delta) return delta > 0 ? 'in' : 'out';
  return null;
};
