import type { Server } from 'node:http';

/** Lets requests under way finish, for at most `patienceMs`, then cuts what is left. */
export const closeHttp = async (server: Server, patienceMs: number): Promise<void> => {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Again and again: a connection that has answered its last request stays open for the next one.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
};
