import { isTimeZone } from '../../core/time/index.ts';
import { type Context, entriesOf } from './context.ts';
import { checkShare } from './targets.ts';

/** Dates, parties, levels, matrix and contacts: what an agreement is before it promises anything. */
export function checkIdentity(context: Context): void {
  checkZone(context);
  checkDates(context);
  checkParties(context);
  checkBasis(context);
  checkMatrix(context);
  checkStandIns(context);
  checkDependencies(context);
  for (const [index, step] of (context.plain.escalation ?? []).entries()) {
    checkShare(context, step.after, ['escalation', index, 'after'], 10_000_000);
  }
}

function checkZone(context: Context): void {
  const { timeZone } = context.plain;
  if (timeZone !== undefined && !isTimeZone(timeZone)) context.say('unknownZone', ['timeZone'], { value: timeZone });
}

function checkDates(context: Context): void {
  const { term, effective, adherents } = context.plain;
  if (term !== undefined) {
    const { from, to, renewal, renewFor } = term;
    if (to !== undefined) inOrder(context, ['term', 'to'], ['from', from], ['to', to]);
    if (renewal === 'tacit' && renewFor === undefined) context.say('tacitWithoutLength', ['term', 'renewal'], {});
    const tooLate = to !== undefined && renewal !== 'tacit' && effective !== undefined && effective > to;
    if (effective !== undefined && (effective < from || tooLate)) {
      context.say('effectiveOutsideTerm', ['effective'], { effective, from, to: to ?? '…' });
    }
  }
  for (const [index, { from, to }] of (adherents ?? []).entries()) {
    if (from !== undefined && to !== undefined)
      inOrder(context, ['adherents', index, 'to'], ['from', from], ['to', to]);
  }
}

type NamedDate = readonly [name: string, date: string];

function inOrder(
  context: Context,
  path: readonly (string | number)[],
  [first, firstDate]: NamedDate,
  [second, secondDate]: NamedDate,
): void {
  if (secondDate < firstDate) context.say('datesOutOfOrder', path, { first, firstDate, second, secondDate });
}

function checkParties(context: Context): void {
  const { kind, basis, parties } = context.plain;
  if (kind === undefined || parties === undefined) return;
  const there = context.keys('parties');
  const role = kind === 'underpinning' ? 'supplier' : 'provider';
  if (!there.includes(role)) context.say('partyMissing', ['parties'], { kind, role }, 'key');
  if (kind === 'sla' && basis !== 'service' && parties['customer']?.id === undefined) {
    const path = there.includes('customer') ? ['parties', 'customer'] : ['parties'];
    context.say('everyCustomer', path, {}, 'key');
  }
}

function checkBasis(context: Context): void {
  const { basis = 'customer' } = context.plain;
  const adherents = context.plain.adherents ?? [];
  if (basis === 'service' && adherents.length === 0) context.say('adherentsMissing', ['basis'], {});
  if (basis !== 'service' && adherents.length > 0) context.say('adherentsUnused', ['adherents'], { basis }, 'key');
  if (basis === 'multiLevel' && context.keys('levels').length === 0) context.say('levelsMissing', ['basis'], {});
}

function checkMatrix(context: Context): void {
  const matrix = context.plain.priorityMatrix;
  if (matrix === undefined) return;
  const { impacts, urgencies, table } = matrix;
  if (table.length !== impacts.length) {
    context.say(
      'matrixSize',
      ['priorityMatrix', 'table'],
      { expected: impacts.length, found: table.length, key: 'impacts' },
      'key',
    );
  }
  for (const [index, row] of table.entries()) {
    if (row.length === urgencies.length) continue;
    context.say('matrixSize', ['priorityMatrix', 'table', index], {
      expected: urgencies.length,
      found: row.length,
      key: 'urgencies',
    });
  }
  const reached = new Set(table.flat());
  for (const priority of Object.keys(context.plain.priorities ?? {})) {
    if (!reached.has(priority)) context.say('priorityUnreachable', ['priorities', priority], { priority }, 'key');
  }
}

/** Stand-ins of stand-ins looked at; no real chain is longer. */
const LONGEST_CHAIN = 50;

function checkStandIns(context: Context): void {
  const contacts = context.plain.contacts ?? {};
  for (const id of Object.keys(contacts)) {
    const seen = new Set([id]);
    for (
      let next = contacts[id]?.backup;
      next !== undefined && seen.size < LONGEST_CHAIN;
      next = contacts[next]?.backup
    ) {
      if (next === id) context.say('standInCircle', ['contacts', id, 'backup'], { contact: id });
      if (seen.has(next)) break;
      seen.add(next);
    }
  }
}

function checkDependencies(context: Context): void {
  for (const [id, { dependsOn }] of entriesOf(context.plain.services)) {
    checkCounts(context, dependsOn, ['services', id, 'dependsOn']);
  }
}

function checkCounts(context: Context, value: unknown, path: readonly (string | number)[]): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) checkCounts(context, item, [...path, index]);
  else if (typeof value === 'object' && value !== null) {
    const { atLeast: count, of } = value as { readonly atLeast?: number; readonly of?: readonly unknown[] };
    if (count !== undefined && of !== undefined && count > of.length) {
      context.say('dependencyCount', [...path, 'atLeast'], { count, size: of.length });
    }
    for (const [key, inner] of Object.entries(value)) checkCounts(context, inner, [...path, key]);
  }
}
