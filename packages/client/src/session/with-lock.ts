import { environment } from '../environment.ts';

/**
 * Runs a task while no other tab of this origin runs one of the same name. The server forgives two tabs that use one
 * refresh token at once (SPEC A7); this keeps them from having to be forgiven. Without Web Locks it just runs.
 */
export const withLock = <T>(name: string, task: () => Promise<T>): Promise<T> =>
  environment.locks === undefined ? task() : environment.locks.request(name, task);
