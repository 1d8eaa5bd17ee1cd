import * as z from 'zod/mini';
import { changesSchema, conversationFactsSchema, conversationSchema, memberSchema } from '../conversation.ts';
import { messageSchema } from '../message.ts';
import { photoSchema } from '../picture.ts';
import { problemSchema } from '../problem.ts';
import { sessionSchema, signedInSchema } from '../session.ts';
import { meSchema, userSchema } from '../user.ts';

/** A JSON Schema (2020-12), as plain JSON. */
export type JsonSchema = { readonly [key: string]: unknown };

const named = z.registry<{ id: string }>();
named.add(userSchema, { id: 'User' });
named.add(meSchema, { id: 'Me' });
named.add(sessionSchema, { id: 'Session' });
named.add(signedInSchema, { id: 'SignedIn' });
named.add(photoSchema, { id: 'Photo' });
named.add(messageSchema, { id: 'Message' });
named.add(memberSchema, { id: 'Member' });
named.add(conversationSchema, { id: 'Conversation' });
named.add(conversationFactsSchema, { id: 'ConversationFacts' });
named.add(changesSchema, { id: 'Changes' });
named.add(problemSchema, { id: 'Problem' });

const point = '#/components/schemas/';

const isNoise = (key: string, value: unknown, io: 'input' | 'output'): boolean =>
  key === '$schema' ||
  key === '$defs' ||
  (key === 'id' && typeof value === 'string') ||
  // That a number is a safe integer needs no saying.
  (typeof value === 'number' && Math.abs(value) === Number.MAX_SAFE_INTEGER) ||
  // What the server tells may grow: a client must not refuse what it does not know.
  (io === 'output' && key === 'additionalProperties');

/** Refs lead to the document's components; ids and dialects of the parts have no meaning inside it. */
const tidy = (node: unknown, io: 'input' | 'output'): unknown => {
  if (Array.isArray(node)) return node.map((part) => tidy(part, io));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node)
    .filter(([key, value]) => !isNoise(key, value, io))
    .map(([key, value]) => {
      const isRef = key === '$ref' && typeof value === 'string';
      return [key, isRef ? value.replace('#/$defs/', point) : tidy(value, io)];
    });
  return Object.fromEntries(entries);
};

/** Turns zod schemas into JSON Schema and collects the named ones that they lead to. */
export interface SchemaWriter {
  /** @param io `input` for what a client sends, `output` for what it gets */
  write(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema;
  /** Named schemas met so far. */
  readonly components: Record<string, JsonSchema>;
}

export const createSchemaWriter = (): SchemaWriter => {
  const components: Record<string, JsonSchema> = {};
  return {
    components,
    write: (schema, io) => {
      const json = z.toJSONSchema(schema, { io, metadata: named, unrepresentable: 'any' });
      for (const [name, part] of Object.entries(json.$defs ?? {})) components[name] = tidy(part, io) as JsonSchema;
      return tidy(json, io) as JsonSchema;
    },
  };
};
