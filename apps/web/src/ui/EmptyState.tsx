import type { ReactNode } from 'react';

interface Props {
  illustration?: ReactNode;
  heading: string;
  text?: string;
  action?: ReactNode;
}

/** What stands where something could be: a picture, what it means, and one way on. */
export function EmptyState({ illustration, heading, text, action }: Props) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-10 text-center">
      {illustration}
      <h2 className="mt-2 text-heading">{heading}</h2>
      {text && <p className="max-w-90 text-balance text-body text-text-2">{text}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
