import { errors } from '@chatter/protocol/errors';
import { commands, facts } from '@chatter/protocol/events';
import { ackErrorSchema, problemSchema } from '@chatter/protocol/problem';
import { routes } from '@chatter/protocol/routes';
import fc from 'fast-check';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pageProtocol } from './page-protocol.ts';

type Schema = z.ZodMiniType;
type Page = Record<'facts' | 'commands' | 'routes' | 'errors' | 'problemSchema' | 'ackErrorSchema', Parts>;
type Parts = Record<string, unknown>;
interface Reader {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

const entry = `
  export * from '@chatter/protocol/events';
  export * from '@chatter/protocol/problem';
  export * from '@chatter/protocol/errors';
  export { routes } from '@chatter/protocol/routes';`;

/** The protocol as the built page has it. */
const buildForPage = async (): Promise<{ code: string; page: Page }> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    plugins: [
      pageProtocol(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? `${import.meta.dirname}/entry.ts` : null),
        load: (id) => (id.endsWith('/vite/entry.ts') ? entry : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { code?: string }[] };
  const code = output[0]?.code ?? '';
  return { code, page: await import(`data:text/javascript,${encodeURIComponent(code)}`) };
};

/** What may arrive, by the JSON Schema that zod itself writes. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

const anyOf = (arms: readonly JsonSchema[]) => fc.oneof(...arms.map(sampleOf));

const sampleOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const arms = schema.anyOf ?? schema.oneOf;
  if (arms) return anyOf(arms);
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, sampleOf(part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(sampleOf(schema.items ?? {}), { maxLength: 3 });
    case 'string':
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 20, 40) });
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? -9, -9), max: 2_000_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
};

const places = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => places(part, [...path, key]))
    : []),
];

const withChange = (value: unknown, [key, ...rest]: readonly string[], instead: unknown): unknown => {
  if (key === undefined) return instead;
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === key ? withChange(part, rest, instead) : part));
  const record = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && instead === undefined) delete record[key];
  else record[key] = withChange(record[key], rest, instead);
  return record;
};

const wrong = fc.constantFrom(undefined, null, '', 'x', -1, 0, 1.5, 2 ** 60, true, [], {}, [null], { surplus: 1 });

/** Whole values, and such as are broken or larger in one place. */
const arriving = (schema: Schema): fc.Arbitrary<unknown> => {
  const whole = sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  const broken = fc.tuple(whole, fc.nat(), wrong).map(([value, at, instead]) => {
    const all = places(value);
    const place = all[at % all.length] ?? [];
    const target =
      instead !== null && typeof instead === 'object' && 'surplus' in instead ? [...place, 'surplus'] : place;
    return JSON.parse(JSON.stringify({ value: withChange(value, target, instead) })).value;
  });
  return fc.oneof(whole, broken);
};

const read = (reader: Reader, value: unknown): unknown => {
  const { success, data } = reader.safeParse(value);
  return success ? { data } : 'unreadable';
};

let code = '';
let page: Page = { facts: {}, commands: {}, routes: {}, errors: {}, problemSchema: {}, ackErrorSchema: {} };
beforeAll(async () => {
  ({ code, page } = await buildForPage());
});

const pairs: [name: string, schema: Schema, onPage: () => unknown][] = [
  ...Object.entries(facts).map(([name, schema]): [string, Schema, () => unknown] => [
    name,
    schema,
    () => page.facts[name],
  ]),
  ...Object.entries(commands).map(([name, { output }]): [string, Schema, () => unknown] => [
    `the ack of ${name}`,
    output,
    () => (page.commands[name] as { output: unknown }).output,
  ]),
  ...Object.entries(routes).flatMap(([name, route]): [string, Schema, () => unknown][] =>
    'answer' in route
      ? [[`the answer of ${name}`, route.answer, () => (page.routes[name] as { answer: unknown }).answer]]
      : [],
  ),
  ['a problem', problemSchema, () => page.problemSchema],
  ['the error of an ack', ackErrorSchema, () => page.ackErrorSchema],
];

describe('the built page reads as the library does', () => {
  test.each(pairs)('%s', (_name, schema, onPage) => {
    const reader = onPage() as Reader;
    fc.assert(
      fc.property(arriving(schema), (value) => {
        expect(read(reader, value)).toEqual(read(schema, value));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

test('a page knows how to call each route, and not what the server makes of it', () => {
  for (const [name, { method, path, auth }] of Object.entries(routes)) {
    const { answer: _, upload: __, ...known } = page.routes[name] as Record<string, unknown>;
    expect(known).toEqual({ method, path, auth });
  }
  expect(code).not.toContain('Sign in; sets the jwt cookie');
  expect(code).not.toContain('A page reads answers and facts');
});

test('the errors of the registry keep their codes and whether to try again', () => {
  expect(page.errors).toEqual(
    Object.fromEntries(Object.entries(errors).map(([code, { retryable }]) => [code, { retryable }])),
  );
});
