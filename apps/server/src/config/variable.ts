import { resolve } from 'node:path';
import * as z from 'zod/mini';

/** One setting: how it is read from text, what it is for, and what to write when it was written wrongly. */
export interface Variable<Value> {
  readonly schema: z.ZodMiniType<Value, string>;
  /** Text that stands for it when it is not set. */
  readonly fallback: string;
  readonly help: string;
  /** Ends the sentence "PORT is "x"; ". */
  readonly cure: string;
  /** What was written may hold a password: it is never repeated. */
  readonly isSecret?: boolean;
}

/** A path, made absolute; nothing is null. */
export const optionalPathSchema = z.pipe(
  z.string(),
  z.transform((path) => (path === '' ? null : resolve(path))),
);

/** Keeps the type of the value. */
export const defineVariable = <Value>(variable: Variable<Value>): Variable<Value> => variable;

const wholeNumber = (max: number) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)), z.int().check(z.maximum(max)));

/** A whole number from 0 to `max`. */
export const numberVariable = (variable: { fallback: number; max: number; help: string }): Variable<number> => ({
  schema: wholeNumber(variable.max),
  fallback: String(variable.fallback),
  help: variable.help,
  cure: `set it to a whole number from 0 to ${variable.max}, for example ${variable.fallback}`,
});

/** How often something may happen; 0 lifts the limit. */
export const limitVariable = (fallback: number, help: string): Variable<number> =>
  numberVariable({ fallback, max: 1_000_000, help: `${help}; 0 lifts the limit` });

/** One of a few words. */
export const choiceVariable = <const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  fallback: Choice,
  help: string,
): Variable<Choice> => ({
  schema: z.pipe(z.string(), z.enum(choices)) as z.ZodMiniType<Choice, string>,
  fallback,
  help: `${help}: ${choices.join(', ')}`,
  cure: `set it to one of ${choices.join(', ')}`,
});
