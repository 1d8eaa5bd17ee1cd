import { vi } from 'vitest';

// A wait ends as soon as its thing is there. Vitest gives up after a second, which a busy machine may well need.
const patience = { timeout: 15_000 };
const marked = vi as typeof vi & { isPatient?: true };

// Files share a process: only the first of them has the impatient one.
if (marked.isPatient === undefined) {
  const { waitFor } = vi;
  marked.waitFor = (check, options) =>
    waitFor(check, typeof options === 'number' ? options : { ...patience, ...options });
  marked.isPatient = true;
}
