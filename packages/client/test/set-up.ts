import { vi } from 'vitest';
import { FakeServer } from './fake-server.ts';

/** A fake server with three people: a group of all of them, and a direct conversation of Mara and Tomas. */
export const setUp = () => {
  const server = new FakeServer();
  const { model } = server;
  const mara = model.addUser('Mara').id;
  const tomas = model.addUser('Tomas').id;
  const aiko = model.addUser('Aiko').id;
  const trip = model.addRoom('Trip', [mara, tomas, aiko]).id;
  const pair = model.addRoom('Pair', [mara, tomas], 'direct').id;
  return { server, model, mara, tomas, aiko, trip, pair };
};

/** Lets time go by, with everything that it brings about. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
