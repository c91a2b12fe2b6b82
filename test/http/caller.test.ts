import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/http/asking/caller.ts';

const from = (peer: string, headers: Record<string, string>, trustedProxies: readonly string[] = []) =>
  callerOf({ socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage, {
    publicUrl: null,
    trustedProxies,
    publicReference: false,
    slots: 1,
    requestTimeoutMs: 1,
    secret: '',
    version: '',
  });

describe('where a request comes from', () => {
  it('nobody is believed where no proxy is trusted', () => {
    const caller = from('203.0.113.9', { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' });
    expect(caller).toMatchObject({ address: '203.0.113.9', network: '203.0.113.9', secure: false });
  });

  it('a trusted proxy is believed, and what stands before the first stranger is not', () => {
    const headers = { 'x-forwarded-for': '1.2.3.4, 198.51.100.1, 10.0.0.2', 'x-forwarded-proto': 'https' };
    expect(from('10.0.0.1', headers, ['10.0.0.0/8'])).toMatchObject({ address: '198.51.100.1', secure: true });
    expect(from('10.0.0.1', headers, ['10.0.0.1'])).toMatchObject({ address: '10.0.0.2' });
  });

  it('IPv4 in IPv6 is IPv4, and IPv6 counts by its /64', () => {
    expect(from('::ffff:203.0.113.9', {})).toMatchObject({ address: '203.0.113.9' });
    expect(from('2001:db8:1:2:3:4:5:6', {})).toMatchObject({ network: '2001:db8:1:2::/64' });
    expect(from('2001:db8:1:2:ffff::1', {}).network).toBe(from('2001:db8:1:2::1', {}).network);
  });

  it('what is no address ends the chain', () => {
    for (const hop of ['unknown', '127.1', '0x7f000001', '2130706433', '']) {
      expect(from('10.0.0.1', { 'x-forwarded-for': `198.51.100.1, ${hop}` }, ['10.0.0.0/8']).address, hop).toBe(
        '10.0.0.1',
      );
    }
  });
});
