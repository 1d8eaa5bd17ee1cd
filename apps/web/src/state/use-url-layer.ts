import { useCallback } from 'react';
import { type NavigateOptions, useLocation, useNavigate } from 'react-router';

/**
 * A layer over the page (dialog, photo) that lives in the address, so that Back closes it and a reload keeps it.
 * @returns its value in the address (null: closed), and how to open and close it
 */
export const useUrlLayer = (name: string) => {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const value = new URLSearchParams(search).get(name);
  const openedHere = state?.layer === name;

  const go = useCallback(
    (change: (params: URLSearchParams) => void, options: NavigateOptions) => {
      const params = new URLSearchParams(search);
      change(params);
      navigate(`?${params}`, options);
    },
    [navigate, search],
  );

  const open = useCallback(
    (next: string, { replace = false } = {}) =>
      // What takes the place of an entry was opened as that one was: from the page, or from an address.
      go((params) => params.set(name, next), { replace, state: replace ? state : { layer: name } }),
    [go, name, state],
  );

  const close = useCallback(() => {
    if (openedHere) navigate(-1);
    else go((params) => params.delete(name), { replace: true });
  }, [go, name, navigate, openedHere]);

  return { value, open, close };
};
