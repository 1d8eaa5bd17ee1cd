import { useEffect, useState } from 'react';
import { useToast } from '../../state/toast.ts';

const showMs = 5_000;
const showWithActionMs = 8_000;

/** The one toast: says that something has worked, and waits while it is looked at. The announcer speaks it. */
export function ToastHost() {
  const [toast, setToast] = useToast();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), toast.action ? showWithActionMs : showMs);
    return () => clearTimeout(timer);
  }, [toast, held, setToast]);
  // One that goes under the pointer is never left by it.
  useEffect(() => {
    if (!toast) setHeld(false);
  }, [toast]);
  if (!toast) return null;
  const { key, text, action } = toast;
  return (
    <ul className="pointer-events-none fixed inset-x-3 bottom-20 z-90 flex two:end-auto two:start-4 two:bottom-4">
      <li
        key={key}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="toast rise-in pointer-events-auto flex min-h-11 w-full items-center gap-2 rounded-control bg-inverse ps-4 pe-2 text-body text-on-inverse two:w-auto"
      >
        <p className="min-w-0 flex-1 py-2 pe-2">{text}</p>
        {action && (
          <button
            type="button"
            onClick={() => {
              setToast(null);
              action.act();
            }}
            className="min-h-11 shrink-0 rounded-item px-3 font-semibold text-inverse-accent outline-on-inverse! ring-inset"
          >
            {action.label}
          </button>
        )}
      </li>
    </ul>
  );
}
