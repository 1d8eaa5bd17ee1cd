import { ChatterError } from '@chatter/protocol/chatter-error';
import type * as z from 'zod/mini';

/**
 * Parses what came from outside before anything else sees it.
 * @throws VALIDATION_FAILED with the refused paths; never the refused values, which may be secrets
 */
export const parseInput = (schema: z.ZodMiniType | undefined, value: unknown, where: string): unknown => {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 20).map((issue) => ({
    path: [where, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))],
    code: issue.code,
  }));
  throw new ChatterError('VALIDATION_FAILED', { issues });
};
