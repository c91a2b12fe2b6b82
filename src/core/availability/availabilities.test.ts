import { describe, expect, it } from 'vitest';
import { minutes, on, outage, promised, shown } from '../../../test/support/availability.ts';
import { at, eventSaid, type Short } from '../../../test/support/promises.ts';
import { type Agreement, rosterOf, type Service } from '../agreement/index.ts';
import type { Span } from '../time/index.ts';
import { formatInstant } from '../time/index.ts';
import { availabilitiesOf } from './availabilities.ts';
import { availabilityFactsOf } from './facts/gather-facts.ts';

const rows = (agreements: readonly Agreement[], events: readonly Short[], asOf: string, window: Span | null = null) => {
  const [versions] = rosterOf(agreements).all;
  if (versions === undefined) throw new Error('no agreement');
  const facts = availabilityFactsOf(events.map(eventSaid));
  return availabilitiesOf({ versions, facts, asOf: at(on(asOf)), window });
};
const said = (found: ReturnType<typeof rows>) =>
  found.map(({ version, service, period, verdict }) => [
    version.ref,
    service,
    formatInstant(period.from).slice(0, 10),
    verdict,
  ]);
const SERVICE = { title: { fr: '', en: '' } } as unknown as Service;

describe('the availabilities of an agreement', () => {
  const january = outage('01-20 10:00', '01-20 12:00');

  it('run month by month from the first in which anything was told', () =>
    expect(said(rows([promised()], january, '03-10 00:00'))).toEqual([
      ['a@1', 'web', '2026-01-01', 'breached'],
      ['a@1', 'web', '2026-02-01', 'met'],
      ['a@1', 'web', '2026-03-01', 'open'],
    ]));
  it('of a window, only those that overlap it', () => {
    const window = { from: at(on('02-10 00:00')), to: at(on('02-20 00:00')) };
    expect(said(rows([promised()], january, '03-10 00:00', window))).toEqual([['a@1', 'web', '2026-02-01', 'met']]);
  });
  it('of a service of which nothing was ever told are not applicable, in the current month', () =>
    expect(said(rows([promised()], [], '03-10 00:00'))).toEqual([['a@1', 'web', '2026-03-01', 'notApplicable']]));
  it('are told of the current month though only something to come was announced', () => {
    const announced: Short = [
      'maintenance.announced',
      'web',
      on('03-01 10:00'),
      { from: on('05-01 10:00'), to: on('05-01 11:00') },
    ];
    expect(said(rows([promised()], [announced], '03-10 00:00'))).toEqual([['a@1', 'web', '2026-03-01', 'open']]);
  });
  it('are told for each service the target names, else for each of the agreement', () => {
    const when = { service: ['web', 'mail'] };
    expect(said(rows([promised({}, { when })], january, '02-01 00:00')).map(([, service]) => service)).toEqual([
      'web',
      'mail',
    ]);
    const services = { web: SERVICE, phone: SERVICE };
    const listed = rows([promised({}, { when: {} }, { services })], january, '02-01 00:00');
    expect(said(listed).map(([, service]) => service)).toEqual(['web', 'phone']);
    expect(said(rows([promised({}, { when: {} })], january, '02-01 00:00'))).toEqual([
      ['a@1', 'web', '2026-01-01', 'breached'],
    ]);
  });
  it('are judged by the version in force when the period ends', () => {
    const later = { version: 2, effectiveAt: at(on('02-15 00:00')), effectiveFrom: '2026-02-15' } as const;
    const found = rows(
      [promised(), promised({}, { atLeastPpm: 500_000 }, later)],
      [...january, ...outage('02-02 10:00', '02-02 13:00')],
      '03-01 00:00',
    );
    expect(said(found)).toEqual([
      ['a@1', 'web', '2026-01-01', 'breached'],
      ['a@2', 'web', '2026-02-01', 'met'],
    ]);
  });
  it('do not measure the time before the agreement, nor after its term', () => {
    const term = { effectiveAt: at(on('01-16 00:00')), endsAt: at(on('02-08 00:00')) };
    const found = rows([promised({}, {}, term)], [...outage('01-10 10:00', '01-10 20:00'), ...january], '04-01 00:00');
    expect(found.map(({ waterfall }) => [minutes(waterfall.totalMs) / 1440, minutes(waterfall.downtimeMs)])).toEqual([
      [16, 120],
      [7, 0],
    ]);
  });
  it('over a rolling period end where one looks from', () => {
    const [row, ...more] = rows([promised({}, { per: 'rolling30d' })], january, '02-10 00:00');
    expect([more.length, minutes(row?.waterfall.totalMs ?? null), row?.verdict]).toEqual([0, 30 * 1440, 'breached']);
    expect(shown(row?.reached ?? null)).toBe('99.7222%');
  });
  it('over a quarter allow what the quarter’s days allow', () => {
    const [row] = rows([promised({}, { per: 'quarter' })], january, '04-01 00:00');
    expect([minutes(row?.allowedMs ?? null), row?.verdict]).toEqual([129.6, 'met']);
  });
});

describe('whom a fact concerns', () => {
  const customer = { id: 'boreal', aliases: { glpi: '12', zammad: 'boreal.example' } };
  const downFor = (rest: Partial<Agreement>, name: string | null, source = 'helpdesk') => {
    const events = outage('01-20 10:00', '01-20 12:00', name === null ? {} : { customer: name });
    const [versions] = rosterOf([promised({}, {}, rest)]).all;
    if (versions === undefined) throw new Error('no agreement');
    const facts = availabilityFactsOf(events.map((short) => ({ ...eventSaid(short), source })));
    const found = availabilitiesOf({ versions, facts, asOf: at(on('02-01 00:00')), window: null });
    return minutes(found[0]?.waterfall.downtimeMs ?? null);
  };
  it('names nobody: everybody', () => expect(downFor({ customer }, null)).toBe(120));
  it('names the customer by its id, or by its alias in that source', () => {
    expect(downFor({ customer }, 'boreal')).toBe(120);
    expect(downFor({ customer }, '12', 'glpi')).toBe(120);
  });
  it('names it by the alias of another source only where its own has none', () => {
    expect(downFor({ customer }, '12', 'zammad')).toBe(0);
    expect(downFor({ customer }, '12', 'monitoring')).toBe(120);
  });
  it('names another customer: not ours', () => expect(downFor({ customer }, 'corsaire')).toBe(0));
  it('names an adherent', () => {
    const adherents = [{ customer: 'corsaire', level: null, from: null, to: null }];
    expect(downFor({ customer: null, adherents }, 'corsaire')).toBe(120);
    expect(downFor({ customer: null, adherents }, 'boreal')).toBe(0);
  });
  it('of whatever customer, where the agreement is for all', () =>
    expect(downFor({ customer: null }, 'corsaire')).toBe(120));
});
