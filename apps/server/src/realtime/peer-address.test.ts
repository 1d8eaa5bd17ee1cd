import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createPeerAddress } from './peer-address.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('whose connection it is', () => {
  test('case 49 a claimed address counts for nothing unless a proxy is trusted', () => {
    expect(createPeerAddress(false)(request('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7');
    expect(createPeerAddress(['loopback'])(request('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7');
  });

  test('behind a trusted proxy it is the nearest address that the proxy saw', () => {
    const addressOf = createPeerAddress(['loopback']);
    expect(addressOf(request('127.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe('198.51.100.1');
    expect(addressOf(request('127.0.0.1'))).toBe('127.0.0.1');
    expect(createPeerAddress(2)(request('10.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe('203.0.113.9');
  });

  test('case 48 all addresses of one IPv6 network count as one', () => {
    const addressOf = createPeerAddress(false);
    expect(addressOf(request('2001:db8:1:2::7'))).toBe(addressOf(request('2001:db8:1:2:ffff::9')));
    expect(addressOf(request('2001:db8:1:3::7'))).not.toBe(addressOf(request('2001:db8:1:2::7')));
  });
});
