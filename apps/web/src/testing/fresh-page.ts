import { vi } from 'vitest';

// Test files take turns in one process with one DOM: loading React and a DOM for each would cost more than all tests.
// Each begins with modules of its own (atoms, caches, handlers), and with a page on which nobody has been.
vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
if (typeof document !== 'undefined') {
  // New ones instead of cleared ones: happy-dom binds a method at its first use, so that a later spy would not see it.
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, name, { value: new Storage(), configurable: true, writable: true });
  }
  history.replaceState(null, '', '/');
  document.head.replaceChildren();
  document.body.replaceChildren();
  for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
}
