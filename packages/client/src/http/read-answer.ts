import { problemSchema } from '@chatter/protocol/problem';
import type { Route } from '@chatter/protocol/route';
import type { ClientError } from '../client-error.ts';
import { refusal, registryError, unreadableAnswer } from '../to-client-error.ts';

const json = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};

const problem = async (response: Response): Promise<ClientError> => {
  const parsed = problemSchema.safeParse(await json(response));
  if (parsed.success) return refusal(parsed.data);
  // A proxy in front of the server answers in its own words.
  return registryError(
    response.status === 429 ? 'RATE_LIMITED' : response.status >= 500 ? 'SHUTTING_DOWN' : 'INTERNAL',
  );
};

/**
 * The parsed answer of a route; keys that this client does not know are dropped.
 * @throws ClientError with the code of the server's problem document
 */
export const readAnswer = async (route: Route, response: Response): Promise<unknown> => {
  if (!response.ok) throw await problem(response);
  if (route.answer === undefined) return undefined;
  const parsed = route.answer.safeParse(await json(response));
  if (!parsed.success) throw unreadableAnswer();
  return parsed.data;
};
