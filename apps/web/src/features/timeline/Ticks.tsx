import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Tick } from './tick-of.ts';

const words = {
  waiting: 'tick.waiting',
  sent: 'tick.sent',
  delivered: 'tick.delivered',
  read: 'tick.read',
} as const;

const first = 'm3 6.5 3 3 5.5-7';
const second = 'm9 8.5 1 1 5.5-7';

/** The slot is always 18 × 12, so that a change of state moves nothing. Read is also thicker, for those who see no colour. */
export function Ticks({ state, spoken = true }: { state: Tick; spoken?: boolean }) {
  return (
    <svg
      viewBox="0 0 18 12"
      role={spoken ? 'img' : undefined}
      aria-label={spoken ? t(words[state]) : undefined}
      aria-hidden={!spoken}
      strokeWidth={state === 'read' ? 2.25 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames(
        'tick inline-block h-3 w-4.5 shrink-0 fill-none stroke-current align-[-0.1em]',
        state === 'read' && 'text-read',
      )}
    >
      {state === 'waiting' ? (
        <>
          <circle cx="11" cy="6" r="4.75" />
          <path d="M11 3.5V6l1.75 1" />
        </>
      ) : (
        <path d={state === 'sent' ? 'm6 6.5 3 3 5.5-7' : first} />
      )}
      {(state === 'delivered' || state === 'read') && <path d={second} />}
    </svg>
  );
}
