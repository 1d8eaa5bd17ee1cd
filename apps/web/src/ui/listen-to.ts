type Listeners = Readonly<Partial<Record<keyof WindowEventMap, (event: never) => void>>>;

/** Hears several events of one target. @returns how to stop */
export const listenTo = (
  target: EventTarget,
  listeners: Listeners,
  options?: AddEventListenerOptions,
): (() => void) => {
  const all = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of all) target.addEventListener(name, listener, options);
  return () => {
    for (const [name, listener] of all) target.removeEventListener(name, listener, options);
  };
};
