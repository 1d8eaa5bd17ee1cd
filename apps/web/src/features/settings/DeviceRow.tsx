import type { Session } from '@chatter/protocol/session';
import { deviceWords } from '../../text/device-words.ts';
import { t } from '../../text/t.ts';
import { fullTime, rowTime } from '../../text/time-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/use-now.ts';

/** One signed-in device; the one in use cannot be ended from its own list. */
export function DeviceRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const now = useNow();
  const device = deviceWords(session.device);
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-3 py-2">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-pill text-text-2">
        <Icon name="device" />
      </span>
      <span className="flex min-w-24 flex-1 flex-col">
        <span className="font-semibold text-body [overflow-wrap:anywhere]">{device}</span>
        <span className="text-small text-text-2" data-tip={fullTime(session.lastUsedAt)}>
          {session.current ? t('devices.current') : t('devices.lastUsed', { time: rowTime(session.lastUsedAt, now) })}
        </span>
      </span>
      {!session.current && (
        <Button onClick={onEnd} aria-label={t('devices.endNamed', { device })}>
          {t('devices.end')}
        </Button>
      )}
    </li>
  );
}
