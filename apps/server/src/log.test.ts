import { expect, test } from 'vitest';
import { createLog } from './log.ts';

const logTo = async (level: 'info' | 'error' = 'info') => {
  const lines: string[] = [];
  const log = await createLog({ logLevel: level, logFormat: 'json' }, { write: (line) => void lines.push(line) });
  return { log, lines };
};

test('secrets that somebody logs by mistake are taken out', async () => {
  const { log, lines } = await logTo();
  log.info({ password: 's1', body: { newPassword: 's2', accessToken: 's3' }, a: { b: { token: 's4' } } });
  log.info({ req: { headers: { authorization: 's5', cookie: 's6' } }, res: { headers: { 'set-cookie': ['s7'] } } });
  log.info({ headers: { authorization: 's8', accept: 'kept' } });
  expect(lines.join('')).not.toMatch(/s\d/);
  expect(lines.join('')).toContain('kept');
});

test('lines are JSON with a readable time, and only from the level on', async () => {
  const { log, lines } = await logTo('error');
  log.info('too little');
  log.error({ err: new Error('broken') }, 'enough');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(String(lines[0]))).toMatchObject({
    msg: 'enough',
    err: { message: 'broken' },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});
