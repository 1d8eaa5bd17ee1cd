import type { ReactNode } from 'react';
import { Link, type LinkProps, useLocation } from 'react-router';

interface State {
  readonly isActive: boolean;
}

interface Props extends Omit<LinkProps, 'to' | 'className' | 'children'> {
  to: string;
  className: (state: State) => string;
  children: ReactNode | ((state: State) => ReactNode);
}

/** A link that knows whether one is there, or below it. */
export function ActiveLink({ to, className, children, ...rest }: Props) {
  const { pathname } = useLocation();
  const state = { isActive: pathname === to || pathname.startsWith(`${to}/`) };
  return (
    <Link to={to} aria-current={state.isActive ? 'page' : undefined} className={className(state)} {...rest}>
      {typeof children === 'function' ? children(state) : children}
    </Link>
  );
}
