import { useChatter } from '../../state/chatter.ts';
import { useUnreadConversations } from '../../state/use-conversation.ts';
import { useMe } from '../../state/use-me.ts';
import { t } from '../../text/t.ts';
import { ActiveLink } from '../../ui/ActiveLink.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { sections } from './sections.ts';

const itemClass = (active: boolean, bar: boolean): string =>
  classNames(
    'relative flex items-center justify-center rounded-control ring-inset',
    bar ? 'h-12 flex-1 flex-col gap-0.5 text-meta' : 'size-11',
    active ? 'text-text-1' : 'text-text-2 hover:bg-hover',
    active && !bar && 'bg-selected',
    active && bar && 'font-semibold',
  );

interface Props {
  /** A bar under the list, or a rail at the side of everything. */
  as: 'bar' | 'rail';
}

/** The main navigation. Both forms are drawn; the width shows one of them. */
export function MainNav({ as }: Props) {
  const chatter = useChatter();
  const me = useMe();
  const unread = useUnreadConversations();
  const bar = as === 'bar';
  return (
    <nav
      aria-label={t('nav.main')}
      className={classNames(
        'shrink-0 border-line bg-side',
        bar
          ? 'pb-safe-0 flex min-h-14 items-center gap-1 border-t px-2 rail:hidden [@media(height<30rem)]:hidden'
          : 'hidden w-16 flex-col items-center gap-2 border-e pt-safe-3 pb-safe-3 rail:flex',
      )}
    >
      {!bar && (
        <span className="mb-2">
          <Mark size={36} />
        </span>
      )}
      {sections.map(({ to, label, icon }) => {
        const count = to === '/chats' ? unread : 0;
        const name = count > 0 ? t('nav.withUnread', { name: t(label), count }) : t(label);
        return (
          <ActiveLink
            key={to}
            to={to}
            aria-label={name}
            data-tip={bar ? undefined : t(label)}
            className={({ isActive }) => itemClass(isActive, bar)}
          >
            {({ isActive }) => (
              <>
                <Icon name={icon} filled={isActive} />
                {bar && <span>{t(label)}</span>}
                <Badge count={count} className={bar ? 'absolute start-1/2 -top-0.5 ms-1' : 'absolute -end-1 -top-1'} />
              </>
            )}
          </ActiveLink>
        );
      })}
      <ActiveLink
        to="/settings"
        aria-label={t('nav.settings')}
        data-tip={bar ? undefined : t('nav.settings')}
        className={({ isActive }) => classNames(itemClass(isActive, bar), !bar && 'mt-auto')}
      >
        <Avatar
          id={me.id}
          name={me.displayName}
          src={me.avatar && chatter.pictureUrl(me.avatar, 'small')}
          size={bar ? 20 : 28}
        />
        {bar && <span>{t('nav.me')}</span>}
      </ActiveLink>
    </nav>
  );
}
