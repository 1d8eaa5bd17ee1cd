/** Which line stands under the name of a row: what is most worth knowing comes first. */
export interface RowLine {
  readonly kind: 'typing' | 'failed' | 'draft' | 'preview';
  readonly text: string;
}

interface Facts {
  readonly typing: string;
  /** Words for a message that could not be sent; empty when there is none. */
  readonly failed: string;
  readonly draft: string;
  readonly preview: string;
  readonly open: boolean;
}

/** Typing beats what failed, that a draft, and a draft the last message; the draft of the open conversation stands in its composer. */
export const rowLine = ({ typing, failed, draft, preview, open }: Facts): RowLine => {
  if (typing !== '') return { kind: 'typing', text: typing };
  if (failed !== '') return { kind: 'failed', text: failed };
  const words = draft.slice(0, 200).replace(/\s+/gu, ' ').trim();
  if (words !== '' && !open) return { kind: 'draft', text: words };
  return { kind: 'preview', text: preview };
};
