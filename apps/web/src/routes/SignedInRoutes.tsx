import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Shell } from '../features/shell/Shell.tsx';
import { ChatPage } from './ChatPage.tsx';
import { ChatsLayout } from './ChatsLayout.tsx';

// Everything beside the conversations is loaded when one goes there.
const NothingChosen = lazy(() => import('./NothingChosen.tsx').then(({ NothingChosen: page }) => ({ default: page })));
const PeopleLayout = lazy(() => import('./PeopleLayout.tsx').then(({ PeopleLayout: page }) => ({ default: page })));
const PersonRoute = lazy(() => import('./PersonRoute.tsx').then(({ PersonRoute: page }) => ({ default: page })));
const SettingsLayout = lazy(() =>
  import('./SettingsLayout.tsx').then(({ SettingsLayout: page }) => ({ default: page })),
);
const Profile = lazy(() =>
  import('../features/profile/ProfileSettings.tsx').then(({ ProfileSettings: page }) => ({ default: page })),
);
const Devices = lazy(() =>
  import('../features/settings/DevicesSettings.tsx').then(({ DevicesSettings: page }) => ({ default: page })),
);
const Password = lazy(() =>
  import('../features/settings/PasswordSettings.tsx').then(({ PasswordSettings: page }) => ({ default: page })),
);
const Appearance = lazy(() =>
  import('../features/settings/AppearanceSettings.tsx').then(({ AppearanceSettings: page }) => ({ default: page })),
);
const Language = lazy(() =>
  import('../features/settings/LanguageSettings.tsx').then(({ LanguageSettings: page }) => ({ default: page })),
);

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
