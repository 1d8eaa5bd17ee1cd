import type { TextId } from '../../text/t.ts';
import type { IconName } from '../../ui/icons.ts';

/** The places of the main navigation, beside oneself. */
export const sections: readonly { to: string; label: TextId; icon: IconName }[] = [
  { to: '/chats', label: 'nav.chats', icon: 'chats' },
  { to: '/people', label: 'nav.people', icon: 'people' },
];
