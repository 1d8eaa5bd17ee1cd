/** Which line stands under the name of a row: what is most worth knowing comes first. */
export interface RowLine {
  readonly kind: 'typing' | 'draft' | 'preview';
  readonly text: string;
}

interface Facts {
  readonly typing: string;
  readonly draft: string;
  readonly preview: string;
  readonly open: boolean;
}

/** Typing beats a draft, a draft beats the last message; the draft of the open conversation stands in its composer. */
export const rowLine = ({ typing, draft, preview, open }: Facts): RowLine => {
  if (typing !== '') return { kind: 'typing', text: typing };
  const words = draft.slice(0, 200).replace(/\s+/gu, ' ').trim();
  if (words !== '' && !open) return { kind: 'draft', text: words };
  return { kind: 'preview', text: preview };
};
