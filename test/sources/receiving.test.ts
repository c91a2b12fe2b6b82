import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { builtReader } from './support/reader.ts';
import { openWorld, type World } from './support/served.ts';

let world: World;
let runner: MappingRunner;
let program: string;
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
  world = await openWorld(runner);
});
afterAll(async () => {
  await world.close();
  await runner.close();
  rmSync(program, { force: true });
  expect(world.defects).toEqual([]);
});

const opened = (subject: string, more: object = {}) => ({
  type: 'ticket.opened',
  subject,
  time: '2026-03-12T08:00:00Z',
  data: { customer: 'boreal', priority: 'P1' },
  ...more,
});

describe('a payload of a source', () => {
  it('is kept, read and handed in before it is answered', async () => {
    const send = await world.source('desk');
    const { status, body } = await send(opened('INC-1'));
    expect(status).toBe(202);
    expect(body).toMatchObject({
      state: 'read',
      outcome: {
        events: [{ type: 'ticket.opened', subject: 'INC-1', result: 'new', entry: 0, thing: 0 }],
        problems: [],
      },
    });
    const ticket = await world.call('GET', '/tickets/INC-1');
    expect(ticket.body).toMatchObject({ source: 'desk', customer: null, calledAs: 'boreal', priority: 'P1' });
    const kept = await world.call('GET', `/sources/desk/payloads/${body.payload}`);
    expect(JSON.parse(kept.body.body)).toEqual(opened('INC-1'));
  });
});
