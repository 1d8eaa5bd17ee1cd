import type { Session } from '@chatter/protocol/session';
import { useCallback, useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useSkeleton } from '../../ui/use-skeleton.ts';
import { DeviceRow } from './DeviceRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** Where one is signed in, and how to end it there. */
export function DevicesSettings() {
  const { accounts } = useChatter();
  const sayDone = useSayDone();
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [ending, setEnding] = useState<Session | 'others' | null>(null);

  const load = useCallback(() => {
    setError(null);
    accounts.sessions().then(setSessions, setError);
  }, [accounts]);
  useEffect(load, [load]);

  const end = async () => {
    if (ending === 'others') await accounts.endOtherSessions();
    else if (ending) await accounts.endSession(ending.id);
    sayDone(t(ending === 'others' ? 'devices.othersEnded' : 'devices.ended'));
    setEnding(null);
    load();
  };
  const waiting = useSkeleton(error === null && !sessions);
  const others = sessions?.filter(({ current }) => !current) ?? [];

  return (
    <SettingsPage title={t('settings.devices')}>
      <p className="text-body text-text-2">{t('devices.text')}</p>
      {error !== null && (
        <EmptyState
          heading={t('devices.failed')}
          text={errorWords(error)}
          action={<Button onClick={load}>{t('action.retry')}</Button>}
        />
      )}
      {waiting && (
        <div aria-busy="true">
          <SkeletonRows rows={3} height={64} avatar={40} />
        </div>
      )}
      {!waiting && sessions && (
        <ul aria-label={t('devices.list')} className="flex flex-col divide-y divide-line">
          {sessions.map((session) => (
            <DeviceRow key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Button look="warning" className="self-start" onClick={() => setEnding('others')}>
          {t('devices.endOthers')}
        </Button>
      )}
      {ending && (
        <ConfirmDialog
          title={t(ending === 'others' ? 'devices.endOthersTitle' : 'devices.endTitle')}
          body={t('devices.endText')}
          confirm={t('devices.end')}
          onConfirm={end}
          onClose={() => setEnding(null)}
        />
      )}
    </SettingsPage>
  );
}
