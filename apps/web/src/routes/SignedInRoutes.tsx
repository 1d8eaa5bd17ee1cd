import { Navigate, Route, Routes } from 'react-router';
import { Shell } from '../features/shell/Shell.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { ChatPage } from './ChatPage.tsx';
import { ChatsLayout } from './ChatsLayout.tsx';

// Everything beside the conversations is loaded when one goes there.
const NothingChosen = lazyPart(() => import('./NothingChosen.tsx'), 'NothingChosen');
const PeopleLayout = lazyPart(() => import('./PeopleLayout.tsx'), 'PeopleLayout');
const PersonRoute = lazyPart(() => import('./PersonRoute.tsx'), 'PersonRoute');
const SettingsLayout = lazyPart(() => import('./SettingsLayout.tsx'), 'SettingsLayout');
const Profile = lazyPart(() => import('../features/profile/ProfileSettings.tsx'), 'ProfileSettings');
const Devices = lazyPart(() => import('../features/settings/DevicesSettings.tsx'), 'DevicesSettings');
const Password = lazyPart(() => import('../features/settings/PasswordSettings.tsx'), 'PasswordSettings');
const Appearance = lazyPart(() => import('../features/settings/AppearanceSettings.tsx'), 'AppearanceSettings');
const Language = lazyPart(() => import('../features/settings/LanguageSettings.tsx'), 'LanguageSettings');

/** Every page of the signed-in part. */
export function SignedInRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/chats" element={<ChatsLayout />}>
          <Route index element={<NothingChosen page="chats" />} />
          <Route path=":id" element={<ChatPage />} />
        </Route>
        <Route path="/people" element={<PeopleLayout />}>
          <Route index element={<NothingChosen page="people" />} />
          <Route path=":id" element={<PersonRoute />} />
        </Route>
        <Route path="/settings" element={<SettingsLayout />}>
          <Route index element={<Profile />} />
          <Route path="profile" element={<Profile />} />
          <Route path="devices" element={<Devices />} />
          <Route path="password" element={<Password />} />
          <Route path="appearance" element={<Appearance />} />
          <Route path="language" element={<Language />} />
        </Route>
        <Route path="*" element={<Navigate to="/chats" replace />} />
      </Route>
    </Routes>
  );
}
