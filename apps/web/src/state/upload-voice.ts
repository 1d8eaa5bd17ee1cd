/**
 * Tells how far uploads are, a quarter at a time. Several at once are told of as one: ten photos would otherwise speak
 * forty times.
 */
export const createUploadVoice = (say: { quarter: (percent: number) => void; done: (count: number) => void }) => {
  const progress = new Map<string, number>();
  let told = 0;
  const tell = () => {
    const parts = [...progress.values()];
    if (parts.length === 0) return;
    const quarter = Math.floor((parts.reduce((sum, part) => sum + part, 0) / parts.length) * 4);
    if (quarter > told && quarter < 4) say.quarter(quarter * 25);
    told = Math.max(told, quarter);
  };
  const endIfAllDone = () => {
    if ([...progress.values()].some((part) => part < 1)) return;
    if (progress.size > 0) say.done(progress.size);
    progress.clear();
    told = 0;
  };
  return {
    moved: (key: string, part: number) => {
      // The last bytes have gone, but the server has not answered yet.
      progress.set(key, Math.min(part, 0.999));
      tell();
    },
    arrived: (key: string) => {
      progress.set(key, 1);
      tell();
      endIfAllDone();
    },
    /** Failed or given up: it is not waited for. */
    left: (key: string) => {
      progress.delete(key);
      endIfAllDone();
    },
  };
};
