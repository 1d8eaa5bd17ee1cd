import { atom, useAtom, useSetAtom } from 'jotai';

export interface Toast {
  /** Tells two toasts with the same words apart. */
  readonly key: number;
  readonly text: string;
}

const toastAtom = atom<Toast | null>(null);

export const useToast = () => useAtom(toastAtom);

/** Says that something has worked; what went wrong is said where it happened instead. */
export const useSayDone = (): ((text: string) => void) => {
  const set = useSetAtom(toastAtom);
  return (text) => set((before) => ({ key: (before?.key ?? 0) + 1, text }));
};
