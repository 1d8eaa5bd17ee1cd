import { readFileSync } from 'node:fs';
import { type ErrorCode, errors } from '@chatter/protocol/errors';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { ClientError, type ClientErrorCode, clientErrors } from '../src/client-error.ts';
import { networkError, refusal, registryError, timeoutError } from '../src/to-client-error.ts';

const page = readFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8');

const rows = [...page.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, code = '', rest = '']) => ({
  code,
  cells: rest.split('|').map((cell) => cell.trim()),
}));
const documented = (cells: number) => rows.filter((row) => row.cells.length === cells);
const yesOrNo = (flag: boolean) => (flag ? 'yes' : 'no');

describe('error codes', () => {
  test('the document lists every code of the registry, and no other, with its status and its text', () => {
    const said = documented(4).map(({ code, cells: [status, retryable, meaning] }) => [
      code,
      status,
      retryable,
      meaning,
    ]);
    const registered = Object.entries(errors).map(([code, { status, retryable, text }]) => [
      code,
      String(status),
      yesOrNo(retryable),
      text,
    ]);
    expect(said.sort()).toEqual(registered.sort());
  });

  test('the document lists every code of the SDK alone, and no other', () => {
    const said = documented(3).map(({ code, cells: [retryable, meaning] }) => [code, retryable, meaning]);
    const own = Object.entries(clientErrors).map(([code, { retryable, text }]) => [code, yesOrNo(retryable), text]);
    expect(said).toEqual(own);
  });

  test('each is told what to do about', () => {
    expect(rows.filter((row) => row.cells.at(-1) === '')).toEqual([]);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
  });

  test('the SDK throws the codes of the registry as they are, and its own', () => {
    expectTypeOf<ClientErrorCode>().toEqualTypeOf<ErrorCode | 'NETWORK' | 'TIMEOUT'>();
    for (const code of Object.keys(errors) as ErrorCode[]) {
      const { retryable, text } = errors[code];
      expect(registryError(code)).toMatchObject({ code, retryable, message: text });
      expect(refusal({ code, title: 'Said by the server.', retryable })).toMatchObject({ code, retryable });
    }
    const own = [networkError(), timeoutError()].map((error) => error.code);
    expect(own).toEqual(Object.keys(clientErrors));
    expect(networkError()).toBeInstanceOf(ClientError);
  });
});
