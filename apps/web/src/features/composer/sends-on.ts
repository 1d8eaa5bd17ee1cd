interface Key {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

// Safari ends the composition before the Enter that ended it; that Enter still has the code of the input method.
const inputMethodCode = 229;

/** Whether a key sends. Enter does, on glass it breaks the line; Shift+Enter breaks it everywhere; an input method keeps its own Enter. */
export const sendsOn = (key: Key, coarsePointer: boolean): boolean => {
  if (key.key !== 'Enter' || key.isComposing || key.keyCode === inputMethodCode) return false;
  if (key.ctrlKey || key.metaKey) return true;
  return !key.shiftKey && !key.altKey && !coarsePointer;
};
