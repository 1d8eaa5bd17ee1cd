import { useMatch } from 'react-router';
import { SettingsColumn } from '../features/settings/SettingsColumn.tsx';
import { TwoPanes } from '../features/shell/TwoPanes.tsx';

export function SettingsLayout() {
  return <TwoPanes column={<SettingsColumn />} paneOpen={useMatch('/settings/:page') !== null} narrow />;
}
