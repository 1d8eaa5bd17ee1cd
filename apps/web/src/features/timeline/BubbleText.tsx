import { type ReactNode, useState } from 'react';
import { RichText } from '../../text/RichText.tsx';
import { t } from '../../text/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';

const foldedLines = 30;
const longText = 1_500;

const isLong = (text: string): boolean => text.length > longText || text.split('\n').length > foldedLines;

/** What was written, with the time at the end of its last line; a very long text is folded. */
export function BubbleText({ text, meta }: { text: string; meta: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (!open && isLong(text)) {
    return (
      <div dir="auto" className="flow-root px-3 pt-[7px] pb-2">
        <div className="fold-fade line-clamp-16 whitespace-pre-wrap">
          <RichText text={text} />
        </div>
        <LinkButton tabIndex={-1} className="mt-1" onClick={() => setOpen(true)}>
          {t('bubble.showAll')}
        </LinkButton>
        {meta}
      </div>
    );
  }
  return (
    <div dir="auto" className="flow-root px-3 pt-[7px] pb-2">
      <span className="whitespace-pre-wrap">
        <RichText text={text} />
      </span>
      {meta}
    </div>
  );
}
