import { Link, useLocation } from 'react-router';

/** The line under a form that leads to the other one, with where one was going. */
export function OtherWay({ question, to, link }: { question: string; to: string; link: string }) {
  const location = useLocation();
  return (
    <p className="mt-6 text-body text-text-2">
      {question}{' '}
      <Link
        to={to}
        state={location.state}
        className="font-semibold text-text-1 underline decoration-2 decoration-accent underline-offset-3"
      >
        {link}
      </Link>
    </p>
  );
}
