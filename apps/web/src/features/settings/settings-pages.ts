import type { TextId } from '../../text/t.ts';
import type { IconName } from '../../ui/icons.ts';

/** The pages of the settings, in the order of their list. */
export const settingsPages: readonly { to: string; label: TextId; icon: IconName }[] = [
  { to: '/settings/profile', label: 'settings.profile', icon: 'person' },
  { to: '/settings/devices', label: 'settings.devices', icon: 'device' },
  { to: '/settings/password', label: 'settings.password', icon: 'lock' },
  { to: '/settings/appearance', label: 'settings.appearance', icon: 'appearance' },
  { to: '/settings/language', label: 'settings.language', icon: 'globe' },
];
