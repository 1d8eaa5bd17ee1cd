import { t } from '../../text/t.ts';

/** The line above the first message that was new when the conversation was opened. */
export function UnreadDivider({ count }: { count: number }) {
  return (
    <span className="flex items-center gap-3 before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      <span className="badge rounded-full bg-accent px-2.5 text-badge text-on-accent">
        {t('divider.new', { count })}
      </span>
    </span>
  );
}
