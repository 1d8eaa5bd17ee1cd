import * as routes from '@chatter/protocol/routes/system';
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@chatter/protocol/version';
import type { Context } from '../domain/context.ts';
import type { mount } from './mount.ts';

type MountRoute = ReturnType<typeof mount>;

/** Whether the server is going away; set once. */
export interface Lifecycle {
  draining: boolean;
}

/** How the server is, and which one it is. */
export const mountSystem = (route: MountRoute, context: Context, lifecycle: Lifecycle, version: string): void => {
  route(routes.healthz, () => ({ status: lifecycle.draining ? 'draining' : 'ok' }) as const);
  route(routes.readyz, async ({ response }) => {
    const ready = await context.store.check().then(
      () => true,
      () => false,
    );
    const status = lifecycle.draining ? 'draining' : ready ? 'ok' : 'unavailable';
    if (status !== 'ok') response.status(503).json({ status });
    return { status } as const;
  });
  route(routes.getMeta, () => ({
    name: 'chatter' as const,
    version,
    protocol: { current: PROTOCOL_VERSION, oldest: MIN_PROTOCOL_VERSION },
  }));
};
