const width = 24;
const everyMs = 100;

/**
 * A bar on one line of a terminal; nothing where output goes elsewhere, so that logs stay readable.
 * @param what plural of what is counted
 */
export const createProgress = (what: string, out: NodeJS.WriteStream = process.stderr) => {
  let shownAt = 0;
  let length = 0;
  const write = (line: string): void => {
    out.write(`\r${line.padEnd(length)}`);
    length = line.length;
  };
  return {
    show: (done: number, all: number): void => {
      const now = performance.now();
      if (!out.isTTY || (now - shownAt < everyMs && done < all)) return;
      shownAt = now;
      const part = all === 0 ? 1 : Math.min(1, done / all);
      const bar = '█'.repeat(Math.round(part * width)).padEnd(width, '░');
      write(`${bar} ${Math.floor(part * 100)} %  ${done.toLocaleString('en')} of ${all.toLocaleString('en')} ${what}`);
    },
    /** Takes the bar away again. */
    end: (): void => {
      if (length > 0) out.write(`\r${' '.repeat(length)}\r`);
      length = 0;
    },
  };
};
