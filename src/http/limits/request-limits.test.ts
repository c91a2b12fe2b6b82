import { describe, expect, it } from 'vitest';
import type { Actor } from '../../app/access/index.ts';
import { openRequestLimits } from './request-limits.ts';

const from = (network: string) => ({ address: network, network, secure: false, userAgent: '' });
const actor = (id: string) => ({ id }) as Actor;
const RATE = { atOnce: 3, perSecond: 1 };

function limited() {
  let at = 1_000_000;
  const admit = openRequestLimits(() => at, RATE, { atOnce: 5, perSecond: 10 });
  return { admit, wait: (ms: number) => (at += ms) };
}

describe('how many requests somebody may send', () => {
  it('lets as many come at once as are allowed, and says when to come again', () => {
    const { admit, wait } = limited();
    for (let count = 0; count < 3; count += 1) expect(admit(from('192.0.2.1'), null)).toEqual({ ok: true });
    expect(admit(from('192.0.2.1'), null)).toEqual({ ok: false, retryAfterSeconds: 1 });
    wait(1_000);
    expect(admit(from('192.0.2.1'), null)).toEqual({ ok: true });
    expect(admit(from('192.0.2.1'), null).ok).toBe(false);
  });

  it('counts each network of strangers apart', () => {
    const { admit } = limited();
    for (let count = 0; count < 4; count += 1) admit(from('192.0.2.1'), null);
    expect(admit(from('2001:db8::/64'), null)).toEqual({ ok: true });
  });

  it('counts somebody who is signed in by account, wherever the requests come from', () => {
    const { admit } = limited();
    for (let count = 0; count < 5; count += 1) expect(admit(from(`192.0.2.${count}`), actor('t-1')).ok).toBe(true);
    expect(admit(from('192.0.2.99'), actor('t-1')).ok).toBe(false);
    expect(admit(from('192.0.2.1'), actor('t-2')).ok).toBe(true);
  });

  it('never lets an allowance grow beyond what may come at once', () => {
    const { admit, wait } = limited();
    admit(from('192.0.2.1'), null);
    wait(3_600_000);
    for (let count = 0; count < 3; count += 1) expect(admit(from('192.0.2.1'), null).ok).toBe(true);
    expect(admit(from('192.0.2.1'), null).ok).toBe(false);
  });

  it('forgets nobody who has used up an allowance while others come from ever new networks', () => {
    const { admit } = limited();
    for (let count = 0; count < 4; count += 1) admit(from('192.0.2.1'), null);
    for (let count = 0; count < 15_000; count += 1) admit(from(`net-${count}`), null);
    expect(admit(from('192.0.2.1'), null).ok).toBe(false);
  });
});
