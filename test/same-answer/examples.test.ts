import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../cli/leeway.ts';
import { clocksText, partsOf, withoutRestatements } from './document.ts';
import { type Service, startService } from './service.ts';

const path = (name: string) => resolve('examples', name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const eventsIn = (name: string) =>
  read(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

async function said(args: readonly string[]): Promise<string> {
  const { code, out, err } = await leeway(args);
  // 1 is an answer too: something in the files is amiss, and is told.
  if (code !== 0 && code !== 1) throw new Error(`leeway ${args[0]} ended with ${code}: ${err}`);
  return out;
}

/** An agreement, its events, and when they are asked about. */
interface Example {
  readonly agreement: string;
  readonly events: string;
  readonly asOf: string;
  /** Months of which statements are asked for. */
  readonly months: readonly string[];
}

const EXAMPLES: readonly Example[] = [
  {
    agreement: 'settlement/agreement.yaml',
    events: 'settlement/march.jsonl',
    asOf: '2026-04-10T00:00:00Z',
    months: ['2026-03', '2026-04'],
  },
  {
    agreement: 'boreal-or.yaml',
    events: 'boreal-march.jsonl',
    asOf: '2026-03-31T22:00:00Z',
    months: ['2026-03'],
  },
  { agreement: 'first/agreement.yaml', events: 'first/events.jsonl', asOf: '2026-04-01T00:00:00Z', months: [] },
  {
    agreement: 'versions/v1.yaml',
    events: 'versions/past.jsonl',
    asOf: '2026-07-01T00:00:00Z',
    months: ['2026-02'],
  },
];

describe.each(EXAMPLES)('the facts of $events, posted to a server', ({ agreement, events, asOf, months }) => {
  const files = [path(agreement), '--events', path(events)];
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    await service.publish(read(agreement));
    await service.post(eventsIn(events));
  }, 120_000);
  afterAll(() => service?.end(), 120_000);

  it('give the evaluation of the files: clocks with receipts, objectives, availability, money, alerts', async () => {
    const file = await said(['evaluate', '--agreement', ...files, '--as-of', asOf, '--receipts', '--json']);
    const server = await service.text(`/evaluation?asOf=${asOf}&receipts=true`);
    expect(clocksText(server)).toBe(clocksText(file));
    const [told, meant] = [partsOf(server), partsOf(file)];
    expect(told.clocks.length).toBeGreaterThan(0);
    const { objectives, diagnostics: _diagnostics, ...rest } = meant;
    expect(withoutRestatements(told.objectives)).toEqual(withoutRestatements(objectives));
    for (const part of ['clocks', 'noCommitment', 'availability', 'credits', 'bonuses', 'alerts'] as const)
      expect(JSON.stringify(told[part])).toBe(JSON.stringify(rest[part]));
    const { availability } = await service.json<Pick<typeof told, 'availability'>>(`/availability?asOf=${asOf}`);
    expect(JSON.stringify(availability)).toBe(JSON.stringify(meant.availability));
  });

  it('give the objectives and the availability that the files gave in the middle of it', async () => {
    const times = eventsIn(events).map((one) => Date.parse((one as { readonly time: string }).time));
    const past = new Date(times.toSorted((a, b) => a - b)[times.length >> 1] as number).toISOString();
    const file = await said(['evaluate', '--agreement', ...files, '--as-of', past, '--json']);
    const meant = partsOf(file);
    type Told = Pick<typeof meant, 'objectives' | 'availability'>;
    const { objectives } = await service.json<Told>(`/objectives?asOf=${past}`);
    expect(JSON.stringify(withoutRestatements(objectives))).toBe(JSON.stringify(withoutRestatements(meant.objectives)));
    const { availability } = await service.json<Told>(`/availability?asOf=${past}`);
    expect(JSON.stringify(availability)).toBe(JSON.stringify(meant.availability));
    // There is something to tell of it, and it is not what is told at the end.
    expect(JSON.stringify(objectives) + JSON.stringify(availability)).not.toBe('[][]');
    expect(file).not.toBe(await said(['evaluate', '--agreement', ...files, '--as-of', asOf, '--json']));
  });

  it('give their customer what `leeway evaluate --for` gives', async () => {
    const [first] = (await service.json<{ readonly items: readonly { readonly customer: string }[] }>('/customers'))
      .items;
    const customer = String(first?.customer);
    const file = await said(['evaluate', '--agreement', ...files, '--as-of', asOf, '--for', customer, '--json']);
    const server = await service.text(`/evaluation?asOf=${asOf}&customer=${customer}`);
    const [told, meant] = [partsOf(server), partsOf(file)];
    expect(clocksText(server)).toBe(clocksText(file));
    expect(told.clocks.length).toBeGreaterThan(0);
    for (const part of ['noCommitment', 'availability', 'credits', 'bonuses', 'alerts', 'diagnostics'] as const)
      expect(JSON.stringify(told[part])).toBe(JSON.stringify(meant[part]));
    expect(withoutRestatements(told.objectives)).toEqual(withoutRestatements(meant.objectives));
  });

  it.each(months)('give the statement of %s that `leeway settle` makes of the files', async (month) => {
    const out = await said(['settle', ...files, '--period', month, '--as-of', asOf, '--json']);
    const meant = (JSON.parse(out) as { readonly statements: readonly { readonly agreement: string }[] }).statements;
    expect(meant).toHaveLength(1);
    const [id] = String(meant[0]?.agreement).split('@');
    const told = await service.json<object>(`/statements/${id}/${month}/preview?asOf=${asOf}`);
    expect(told).toEqual(meant[0]);
  });
});
