type Guard = (event: PopStateEvent) => void;

let guard: Guard | null = null;

// Registered when the page begins, which is before the router registers its own: a window calls them in this order.
window.addEventListener('popstate', (event) => guard?.(event));

/** Lets somebody hear of Back and Forward before the router does; null ends it. */
export const setBackGuard = (next: Guard | null): void => {
  guard = next;
};
