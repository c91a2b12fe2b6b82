import { beforeEach, expect, it, vi } from 'vitest';
import type { Change } from '../../src/app/ports/index.ts';
import { openChangeHub } from '../../src/http/changes/hub.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, clock, happened } from './agreement.ts';
import { type Living, living } from './living.ts';

// Hundreds of open pages are told one after the other, and others have their turn between them.

let system: Living;
beforeEach(async () => {
  system = living(openMemoryStore(), clock('10:00:00'));
  await system.publish(JSON.stringify(BOREAL));
});

const open = (ticket: string) =>
  system.post([happened('opened', ticket, '09:00', { customer: 'boreal', priority: 'P1' })]);

it('tells each of hundreds who listen, those too who come and not those who go while it tells', async () => {
  const hub = openChangeHub(system.store);
  const heard: string[] = [];
  const note = (who: string) => (change: Change) => {
    for (const { ticket } of change.tickets) heard.push(`${who} ${ticket}`);
  };
  const lost = () => expect.unreachable();
  const late: { mark?: string } = {};
  let leaveLast = () => {};
  await hub.join({
    told: (change) => {
      note('first')(change);
      leaveLast();
      hub.join({ told: note('late'), lost }).then(({ mark }) => {
        late.mark = mark;
      });
    },
    lost,
  });
  for (let at = 0; at < 200; at += 1) await hub.join({ told: note(`${at}`), lost });
  leaveLast = (await hub.join({ told: note('last'), lost })).leave;
  const before = await system.store.mark();
  await open('T');
  await vi.waitFor(() => expect(heard).toContain('late T'));
  expect(heard).toEqual(['first T', ...Array.from({ length: 200 }, (_, at) => `${at} T`), 'late T']);
  // Who joined while it told goes on from there.
  expect(late.mark).toBe(await system.store.mark());
  expect(late.mark).not.toBe(before);
});
