import type { Server } from 'node:http';

/** Lets requests under way finish, for at most `patienceMs`, then cuts what is left. */
export const closeHttp = async (server: Server, patienceMs: number): Promise<void> => {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(cut);
};
