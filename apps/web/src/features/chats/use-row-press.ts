import type { MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** A press on a plain link goes there within the page; the ways to open it elsewhere are the browser's. */
export const useRowPress = () => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    navigate(link.pathname, { replace: link.pathname === pathname });
  };
};
