import { clockTime, fullTime } from '../../text/time-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { Ticks } from './Ticks.tsx';
import type { Tick } from './tick-of.ts';

interface Props {
  at: number;
  /** How far one's own message has come; null for those of others. */
  tick: Tick | null;
  /** Where it stands: after the last words, on a photo, or beside large emoji. */
  on: 'text' | 'photo' | 'canvas';
  own: boolean;
}

const looks = {
  text: 'float-end ms-2.5 mt-1.5 -mb-1',
  photo: 'absolute end-2 bottom-2 rounded-full bg-photo-scrim px-2 text-on-photo',
  canvas: 'mt-1 w-fit rounded-full bg-pill px-2 text-text-2',
} as const;

/** Time and ticks. A float: it shares the last line when there is room and takes its own when there is none. */
export function BubbleMeta({ at, tick, on, own }: Props) {
  return (
    <span
      className={classNames(
        'flex h-4 select-none items-center gap-1 whitespace-nowrap text-meta',
        looks[on],
        on === 'text' && (own ? 'text-own-meta' : 'text-other-meta'),
        on === 'photo' && '[&_svg]:text-on-photo',
      )}
    >
      <time dateTime={new Date(at).toISOString()} data-tip={fullTime(at)}>
        {clockTime(at)}
      </time>
      {tick && <Ticks state={tick} />}
    </span>
  );
}
