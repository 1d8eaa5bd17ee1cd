import { useState } from 'react';
import { useMatch } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { signOut } from '../../state/sign-out.ts';
import { useMe } from '../../state/use-me.ts';
import { t } from '../../text/t.ts';
import { ActiveLink } from '../../ui/ActiveLink.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ColumnHeader } from '../../ui/ColumnHeader.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { settingsPages } from './settings-pages.ts';

const rowClass = 'mx-2 flex min-h-13 items-center gap-3 rounded-row px-3 text-body ring-inset';

/** The list of settings, and the way out. */
export function SettingsColumn() {
  const chatter = useChatter();
  const me = useMe();
  const onIndex = useMatch('/settings') !== null;
  const host = me.email.lastIndexOf('@') + 1;
  const [leaving, setLeaving] = useState(false);
  return (
    <nav
      aria-label={t('settings.landmark')}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain"
    >
      <ColumnHeader title={t('settings.title')} />
      <div className="mx-2 mb-3 flex items-center gap-3 px-3">
        <Avatar id={me.id} name={me.displayName} src={me.avatar && chatter.pictureUrl(me.avatar, 'medium')} size={48} />
        <span className="flex min-w-0 flex-col">
          <bdi className="text-row-start font-semibold text-body [overflow-wrap:anywhere]">{me.displayName}</bdi>
          <span className="text-small text-text-2 [overflow-wrap:anywhere]">
            {/* An address that is too long for its line breaks after the sign first. */}
            {me.email.slice(0, host)}
            <wbr />
            {me.email.slice(host)}
          </span>
        </span>
      </div>
      <ul>
        {settingsPages.map(({ to, label, icon }, index) => (
          <li key={to}>
            <ActiveLink
              to={to}
              className={({ isActive }) =>
                classNames(rowClass, isActive || (onIndex && index === 0) ? 'two:bg-selected' : 'hover:bg-hover')
              }
            >
              <span className="text-text-2">
                <Icon name={icon} />
              </span>
              {t(label)}
            </ActiveLink>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => setLeaving(true)}
        className={`${rowClass} mt-3 text-start text-danger hover:bg-hover`}
      >
        <Icon name="leave" />
        {t('signout.action')}
      </button>
      {leaving && (
        <ConfirmDialog
          title={t('signout.title')}
          body={t('signout.text')}
          confirm={t('signout.action')}
          onConfirm={() => signOut(chatter)}
          onClose={() => setLeaving(false)}
        />
      )}
    </nav>
  );
}
