import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/**
 * A layer over the page (dialog, photo) that lives in the address, so that Back closes it and a reload keeps it.
 * @returns its value in the address (null: closed), and how to open and close it
 */
export const useUrlLayer = (name: string) => {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const value = params.get(name);
  const openedHere = location.state?.layer === name;

  const open = useCallback(
    (next: string, { replace = false } = {}) =>
      setParams(
        (before) => {
          before.set(name, next);
          return before;
        },
        // What takes the place of an entry was opened as that one was: from the page, or from an address.
        { replace, state: replace ? location.state : { layer: name } },
      ),
    [location.state, name, setParams],
  );

  const close = useCallback(() => {
    if (openedHere) navigate(-1);
    else
      setParams(
        (before) => {
          before.delete(name);
          return before;
        },
        { replace: true },
      );
  }, [name, navigate, openedHere, setParams]);

  return { value, open, close };
};
