import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Event, evaluate, parseEventLine } from '../../src/core/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { ROOT, textOf } from './texts.ts';

/** 1 April 2026, 00:00 in Paris, as the page says. */
const AS_OF = Date.parse('2026-03-31T22:00:00Z');

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `05 02:40`, in Paris. */
function local(instant: number | null): string | null {
  return instant === null ? null : clock.format(instant).replace(',', '');
}

function march() {
  const file = 'examples/boreal-or.yaml';
  const resolve = (ref: string) => (existsSync(`${ROOT}${ref}.yaml`) ? textOf(`${ref}.yaml`) : null);
  const { agreement } = readAgreement(textOf(file), { file, resolve });
  if (agreement === null) throw new Error(`${file} does not read`);
  const lines = textOf('examples/boreal-march.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => parseEventLine(line));
  const events: readonly Event[] = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
  return { lines, evaluation: evaluate({ agreements: [agreement], events, asOf: AS_OF }) };
}

describe('the example month', () => {
  const { lines, evaluation } = march();
  const rows = [
    ...textOf('examples/README.md').matchAll(
      /^\| ((?:INC|REQ)-\d+) \| (\w+) \| (\d) \| (\w+) \| (\d\d \d\d:\d\d) \|/gm,
    ),
  ];

  it('holds nothing but events that can be read', () => {
    expect(lines.filter(({ kind }) => kind !== 'event')).toEqual([]);
    expect(evaluation.notices).toEqual([]);
    expect(lines).toHaveLength(Number(textOf('examples/README.md').match(/: (\d+) events/)?.[1]));
  });

  it('is judged as its page says, row by row', () => {
    expect(rows.length).toBeGreaterThan(15);
    const told = rows.map(
      ([, ticket, measure, cycle, verdict, due]) => `${ticket} ${measure} ${cycle} ${verdict} ${due}`,
    );
    const judged = rows.map(([, ticket, measure, cycle]) => {
      const found = evaluation.clocks.find(
        (each) => each.ticket === ticket && each.measure === measure && each.cycle === Number(cycle),
      );
      return `${ticket} ${measure} ${cycle} ${found?.verdict} ${local(found?.dueAt ?? null)}`;
    });
    expect(judged).toEqual(told);
  });

  it('leaves the ticket of an unknown customer without a commitment', () => {
    expect(evaluation.noCommitment).toEqual([{ ticket: 'INC-2012', reason: 'unknownCustomer' }]);
  });
});
