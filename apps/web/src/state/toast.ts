import { atom, useAtom, useSetAtom } from 'jotai';
import { announce } from './announcer.ts';

interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

export interface Toast {
  /** Tells two toasts with the same words apart. */
  readonly key: number;
  readonly text: string;
  /** Takes back what has been done. */
  readonly action: ToastAction | undefined;
}

const toastAtom = atom<Toast | null>(null);

export const useToast = () => useAtom(toastAtom);

/** Says that something has worked, also aloud; what went wrong is said where it happened instead. */
export const useSayDone = (): ((text: string, action?: ToastAction) => void) => {
  const set = useSetAtom(toastAtom);
  return (text, action) => {
    set((before) => ({ key: (before?.key ?? 0) + 1, text, action }));
    announce(text);
  };
};
