import { Route, Routes } from 'react-router';
import { GuestGate } from '../features/auth/GuestGate.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { SignInPage } from './SignInPage.tsx';
import { WelcomePage } from './WelcomePage.tsx';

// The longest of the forms, and the only one with a picture in it.
const SignUpPage = lazyPart(() => import('./SignUpPage.tsx'), 'SignUpPage');

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
