interface Options {
  /** The highest seq whose message lies wholly in view; 0 when none does. */
  readonly lowestVisible: () => number;
  /** Whether somebody can be looking: the window has the focus and is shown. */
  readonly isLooked: () => boolean;
  readonly mark: (seq: number) => void;
}

const lookMs = 1_000;

/** Takes a message for read when it has been in view for a second in a focused window. */
export const createReadMarker = ({ lowestVisible, isLooked, mark }: Options) => {
  let marked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    if (timer !== undefined || !isLooked()) return;
    const seen = lowestVisible();
    if (seen <= marked) return;
    timer = setTimeout(() => {
      timer = undefined;
      const now = lowestVisible();
      // What was in view at both ends of the second was looked at; what was only passed was not.
      const read = Math.min(seen, now);
      if (isLooked() && read > marked) {
        marked = read;
        mark(read);
      }
      if (now > marked) look();
    }, lookMs);
  };

  return {
    /** Something came into view, or the window got the focus. */
    look,
    stop: () => clearTimeout(timer),
  };
};
