import { Route, Routes } from 'react-router';
import { GuestGate } from '../features/auth/GuestGate.tsx';
import { SignInPage } from './SignInPage.tsx';
import { SignUpPage } from './SignUpPage.tsx';
import { WelcomePage } from './WelcomePage.tsx';

/** Everything before the sign-in. */
export function GuestRoutes() {
  return (
    <Routes>
      <Route element={<GuestGate />}>
        <Route path="/welcome" element={<WelcomePage />} />
        <Route path="/signup" element={<SignUpPage />} />
        <Route path="/signin" element={<SignInPage />} />
      </Route>
    </Routes>
  );
}
