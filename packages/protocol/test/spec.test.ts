import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { contentSchema } from '../src/content.ts';
import { conversationSchema } from '../src/conversation.ts';
import { commands, facts, handshakeSchema } from '../src/events.ts';
import { limits } from '../src/limits.ts';
import { ackErrorSchema, problemSchema } from '../src/problem.ts';
import { routes } from '../src/routes.ts';
import { MIN_PROTOCOL_VERSION, PROTOCOL_HEADER, PROTOCOL_VERSION } from '../src/version.ts';

const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');
const prose = spec.replace(/```json[\s\S]*?```/g, '');

const blocks = [...spec.matchAll(/```json([^\n]*)\n([\s\S]*?)```/g)].map(([, info = '', text = '']) => ({
  check: info.trim().replace(/^check=/, ''),
  value: JSON.parse(text) as unknown,
}));

const plain: Record<string, z.ZodMiniType> = {
  handshake: handshakeSchema,
  problem: problemSchema,
  conversation: conversationSchema,
  content: contentSchema,
};

/** `route:<name>:<part>`, `fact:<event>`, `command:<event>:<part>`, or a name of `plain`. */
const schemaOf = (check: string): z.ZodMiniType | undefined => {
  const [kind, ...rest] = check.split(':');
  const part = rest.at(-1) ?? '';
  const name = rest.slice(0, -1).join(':');
  const from = (table: object, key: string): object => (table as Record<string, object>)[key] ?? {};
  const pick = (table: object): z.ZodMiniType | undefined => (table as Record<string, z.ZodMiniType>)[part];
  if (kind === 'route') return pick(from(routes, name));
  if (kind === 'command') return pick(from(commands, name));
  if (kind === 'fact') return (facts as Record<string, z.ZodMiniType>)[rest.join(':')];
  return plain[check];
};

/** An ack: its frame by hand, its inside by the schemas. */
const readAck = (check: string, value: unknown): { schema: z.ZodMiniType | undefined; value: unknown } => {
  const ack = value as { ok: boolean; data?: unknown; error?: unknown };
  if (!ack.ok) return { schema: ackErrorSchema, value: ack.error };
  return { schema: schemaOf(`${check.replace('ack:', 'command:')}:output`), value: ack.data };
};

describe('SPEC.md', () => {
  test.each(blocks.map((block, index) => [index + 1, block.check, block] as const))(
    'example %i says what the schemas say (%s)',
    (_, check, block) => {
      const { schema, value } = check.startsWith('ack')
        ? readAck(check, block.value)
        : { schema: schemaOf(check), value: block.value };
      if (schema === undefined) throw new Error(`there is no schema ${check}`);
      // Equal, and not only accepted: a key that the schema does not know would be gone.
      expect(schema.parse(value)).toEqual(value);
    },
  );

  test('numbers its rules in order, each once', () => {
    const ids = [...spec.matchAll(/^- \*\*([A-Z])(\d+)\*\*/gm)].map(([, letter = '', number]) => [
      letter,
      Number(number),
    ]);
    const sections = [...spec.matchAll(/^## ([A-Z])\. /gm)].map(([, letter]) => letter);
    const expected = sections.flatMap((letter) =>
      ids.filter(([one]) => one === letter).map((_, index) => [letter, index + 1]),
    );
    expect(ids).toEqual(expected);
    expect(new Set(sections).size).toBe(sections.length);
  });

  test('points only to rules that exist', () => {
    const known = new Set([...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule));
    const named = [...prose.matchAll(/\(((?:[A-Z]\d+(?:, )?)+)\)/g)].flatMap(([, list = '']) => list.split(', '));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((rule) => !known.has(rule))).toEqual([]);
  });

  test('names every command and every fact', () => {
    const events = [...Object.keys(commands), ...Object.keys(facts)];
    expect(events.filter((name) => !prose.includes(`\`${name}\``))).toEqual([]);
  });

  test('names the path of every route below /api', () => {
    const missing = Object.values(routes)
      .filter((route) => route.path.startsWith('/api'))
      .filter(({ path }) => {
        const short = path.replace('/api/conversations/:conversationId/', '…/');
        return !prose.includes(path) && !prose.includes(short);
      });
    expect(missing.map((route) => route.path)).toEqual([]);
  });

  test('L1 says the limits that the schemas enforce', () => {
    const said = [
      `at most ${limits.jsonBytes.toLocaleString('en')} bytes`,
      `A packet may hold ${limits.socketPacketBytes.toLocaleString('en')} bytes`,
      `1 to ${limits.pageSizeMax}, without it ${limits.pageSize}`,
      `${limits.passwordMinLength} to ${limits.passwordMaxLength} characters`,
      `1 to ${limits.displayNameLength} characters on one line`,
      `status message (up to ${limits.statusLength} characters)`,
      `up to ${limits.deviceLength} characters`,
      `up to ${limits.titleLength} characters`,
      `1 to ${limits.textLength.toLocaleString('en')} UTF-16 code units`,
      `1 to ${limits.photosPerMessage} uploaded photos`,
      `caption of up to ${limits.captionLength.toLocaleString('en')}`,
      `up to ${limits.groupMembers.toLocaleString('en')} members`,
      `up to ${limits.membersPerCall.toLocaleString('en')} at once`,
      `for the newest ${limits.receiptTimesKept} messages`,
      `at most ${limits.presenceWatched}`,
      `lives ${limits.accessTokenMs / 60_000} minutes`,
      `lives ${limits.rememberedSessionMs / 86_400_000} days`,
      `for ${limits.refreshGraceMs / 1_000} s after the rotation`,
      `after ${limits.typingMs / 1_000} s without one`,
      `for ${limits.presenceGraceMs / 1_000} s after the last one`,
      `at most ${limits.uploadBytes / 1024 ** 2} MiB and ${limits.picturePixels / 1e6} million pixels`,
    ];
    expect(said.filter((words) => !prose.includes(words))).toEqual([]);
  });

  test('V1 is about the version that this build speaks', () => {
    expect(spec).toContain(`# The Chatter protocol, version ${PROTOCOL_VERSION}`);
    expect(spec).toContain(`\`${PROTOCOL_HEADER}: ${PROTOCOL_VERSION}\``);
    expect(spec).toContain(`"oldest": ${MIN_PROTOCOL_VERSION}`);
  });
});
