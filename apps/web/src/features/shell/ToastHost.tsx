import { useEffect, useState } from 'react';
import { useToast } from '../../state/toast.ts';

const showMs = 5_000;

/** The one toast: says that something has worked, and waits while it is looked at. */
export function ToastHost() {
  const [toast, setToast] = useToast();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), showMs);
    return () => clearTimeout(timer);
  }, [toast, held, setToast]);
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-3 bottom-20 z-90 flex two:end-auto two:start-4 two:bottom-4"
    >
      {toast && (
        <p
          key={toast.key}
          className="toast rise-in pointer-events-auto flex min-h-11 w-full items-center rounded-control bg-inverse px-4 text-body text-on-inverse two:w-auto"
        >
          {toast.text}
        </p>
      )}
    </div>
  );
}
