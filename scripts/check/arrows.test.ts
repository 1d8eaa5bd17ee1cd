import { describe, expect, test } from 'vitest';
import { findArrowViolations, importsOf } from './arrows.mjs';

const rulesOf = (path: string, text: string) => findArrowViolations([{ path, text }]).map(({ rule }) => rule);

describe('reading imports', () => {
  test.each([
    ["import { a } from 'x';", ['x']],
    ["import type { A } from 'x';", ['x']],
    ["import * as z from 'zod/mini';", ['zod/mini']],
    ["import 'side-effect';", ['side-effect']],
    ["import {\n  a,\n  b,\n} from './long.ts';", ['./long.ts']],
    ["export { a } from './a.ts';", ['./a.ts']],
    ["export type { A } from './a.ts';", ['./a.ts']],
    ["const lazy = () => import('./later.ts');", ['./later.ts']],
    ["export const a = 'from';\nconst b = 'x';", []],
  ])('%s', (text, names) => {
    expect(importsOf(text).map(({ name }) => name)).toEqual(names);
  });
});

describe('a planted violation is found', () => {
  test.each([
    ['packages/protocol/src/a.ts', "import { x } from '@chatter/store/users';"],
    ['packages/protocol/src/a.ts', "import { x } from 'node:fs';"],
    ['packages/store/src/a.ts', "import { x } from '@chatter/store-sqlite/driver';"],
    ['packages/store-sqlite/src/a.ts', "import { x } from '@chatter/server/main';"],
    ['packages/client/src/a.ts', "import { x } from '@chatter/store/users';"],
    ['packages/client/src/a.ts', "import { useState } from 'react';"],
    ['apps/web/src/features/chats/a.tsx', "import { atom } from 'jotai';"],
    ['apps/web/src/features/chats/a.tsx', "import { x } from '@chatter/store/users';"],
    ['apps/web/src/ui/a.tsx', "import { useMe } from '../state/use-me.ts';"],
    ['apps/web/src/state/a.ts', "import { Row } from '../features/chats/Row.tsx';"],
    ['apps/server/src/domain/a.ts', "import { x } from '../http/mount.ts';"],
    ['apps/server/src/domain/messages/a.ts', "import type { Socket } from 'socket.io';"],
    ['apps/server/src/domain/a.ts', "import express from 'express';"],
    ['apps/server/src/access/a.ts', "import { sendMessage } from '../domain/messages/send-message.ts';"],
    ['apps/server/src/http/a.ts', "import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';"],
    ['apps/server/src/http/a.ts', "import { startServer } from '../main.ts';"],
    ['apps/server/src/realtime/a.ts', "import { x } from '../http/conversations.ts';"],
    ['apps/server/src/config.ts', "import { x } from '@chatter/store-sqlite/sqlite-store';"],
    ['packages/protocol/src/a.ts', "import * as z from 'zod';"],
    ['packages/protocol/src/a.test.ts', "import { z } from 'zod';"],
  ])('%s: %s', (path, text) => {
    expect(rulesOf(path, text)).toHaveLength(1);
  });
});

describe('what the arrows allow stays quiet', () => {
  test.each([
    ['packages/store/src/a.ts', "import type { UserId } from '@chatter/protocol/ids';"],
    ['packages/store-sqlite/src/a.ts', "import { x } from '@chatter/store/users';\nimport fs from 'node:fs';"],
    [
      'packages/client/src/a.ts',
      "import { routes } from '@chatter/protocol/routes';\nimport { io } from 'socket.io-client';",
    ],
    ['apps/web/src/state/a.ts', "import { atom } from 'jotai';\nimport { createChatter } from '@chatter/client';"],
    ['apps/server/src/main.ts', "import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';"],
    [
      'apps/server/src/http/a.ts',
      "import express from 'express';\nimport { x } from '../domain/messages/send-message.ts';",
    ],
    ['apps/server/src/realtime/a.ts', "import { Server } from 'socket.io';\nimport { x } from '../domain/context.ts';"],
    ['apps/server/src/access/a.ts', "import type { Context } from '../domain/context.ts';"],
    [
      'packages/client/src/a.test.ts',
      "import { startTestServer } from '../../../apps/server/test/start-test-server.ts';",
    ],
  ])('%s: %s', (path, text) => {
    expect(rulesOf(path, text)).toEqual([]);
  });
});

test('a finding names file and line', () => {
  const text = "import * as z from 'zod/mini';\n\nimport { x } from '@chatter/server/main';\n";
  expect(findArrowViolations([{ path: 'packages/store/src/a.ts', text }])).toEqual([
    { path: 'packages/store/src/a.ts', line: 3, rule: 'packages/store/ may not import apps/server/src/main.ts' },
  ]);
});
