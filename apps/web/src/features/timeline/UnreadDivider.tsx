import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';

/** The line above the first message that was new when the conversation was opened. */
export function UnreadDivider({ count, leaving }: { count: number; leaving: boolean }) {
  return (
    <span
      className={classNames(
        'flex items-center gap-3 transition-opacity duration-180 before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent motion-reduce:duration-100',
        leaving && 'opacity-0',
      )}
    >
      <span className="badge rounded-full bg-accent px-2.5 text-badge text-on-accent">
        {t('divider.new', { count })}
      </span>
    </span>
  );
}
