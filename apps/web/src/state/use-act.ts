import { useState } from 'react';
import { errorWords } from '../text/error-words.ts';

/** Runs an act of a button or form: knows while it runs, takes no second one meanwhile, and has words for its failure. */
export const useAct = <Input extends readonly unknown[]>(act: (...input: Input) => Promise<void>) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async (...input: Input) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await act(...input);
    } catch (failure) {
      setError(errorWords(failure));
    }
    setBusy(false);
  };
  return { run, busy, error, clearError: () => setError(undefined) };
};
