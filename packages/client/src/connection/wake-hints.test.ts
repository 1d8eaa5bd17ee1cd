import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { environment } from '../environment.ts';
import { onWakeHint } from './wake-hints.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page as far as the hints need one. */
const aPage = () => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const before = { ...environment };
  Object.assign(environment, { window, document });
  onTestFinished(() => void Object.assign(environment, before));
  const look = (visibilityState: 'visible' | 'hidden') => {
    document.visibilityState = visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const happen = (name: string) => () => window.dispatchEvent(new Event(name));
  return { plugIn: happen('online'), unplug: happen('offline'), look };
};

test('the network that comes or goes and the page being looked at are hints; being hidden is none', () => {
  const { plugIn, unplug, look } = aPage();
  const wake = vi.fn();
  const end = onWakeHint(wake);
  plugIn();
  look('hidden');
  expect(wake).toHaveBeenCalledTimes(1);
  look('visible');
  unplug();
  expect(wake).toHaveBeenCalledTimes(3);
  end();
  plugIn();
  unplug();
  look('visible');
  expect(wake).toHaveBeenCalledTimes(3);
});

describe('D6 a client that waits for its next attempt', () => {
  test('makes it at once on a hint, and not a second one when it would have been due', async () => {
    const { plugIn } = aPage();
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.up = false;
    server.cut();
    await pass(30_000);
    server.up = true;
    const before = server.calls.filter((call) => call.startsWith('handshake')).length;
    plugIn();
    await pass(0);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    await pass(60_000);
    expect(server.calls.filter((call) => call.startsWith('handshake'))).toHaveLength(before + 1);
  });

  test('makes no other connection on a hint while the one it has answers, nor after it was closed', async () => {
    const { plugIn, look } = aPage();
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    const before = server.calls.length;
    plugIn();
    look('visible');
    chatter.close();
    plugIn();
    await pass(60_000);
    expect(server.calls.slice(before).filter((call) => call.startsWith('handshake'))).toEqual([]);
  });
});
