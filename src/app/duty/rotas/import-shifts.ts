import type { Shift } from '../../../core/duty/index.ts';
import { DAY_MS } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { emailKeyOf } from '../../access/people/identity.ts';
import type { NamedShift, Person, ReadShifts, Store } from '../../ports/index.ts';
import type { Fault, Lang, Refusal } from '../../refusal.ts';
import type { DutyPorts } from '../rules/set-rules.ts';
import { rotaFault } from './rota-fault.ts';
import { badRota, byTime, noRota, notYours, putRota, type RotaView } from './rotas.ts';

export interface ShiftsHandedIn {
  readonly rota: string;
  readonly text: string;
  readonly format: 'csv' | 'ics';
  /** Tells what would be, and keeps nothing. */
  readonly dryRun: boolean;
  readonly ifRevision: number | null;
  readonly lang: Lang;
}

/** Entries that repeat are written out so far back, and so far ahead. */
const BACK_MS = 7 * DAY_MS;
const AHEAD_MS = 400 * DAY_MS;
const PAGE = 500;

/**
 * Puts the shifts of a table or a calendar in the place of those a rota has from its first one on; what lies before stays.
 * All or nothing: refused (`invalid`) with every line that is no shift or names nobody we know.
 */
export async function importShifts(
  handed: ShiftsHandedIn,
  actor: Actor,
  ports: DutyPorts & { readonly readShifts: ReadShifts },
): Promise<RotaView | Refusal> {
  if (!may(actor, 'alerting:write') || actor.customer !== null) return notYours();
  const { store, now, readShifts } = ports;
  const { rota: id, text, format, lang } = handed;
  const rota = await store.rota(id);
  if (rota === null) return noRota(id);
  const span = { from: now() - BACK_MS, to: now() + AHEAD_MS };
  const read = readShifts(text, { format, timeZone: rota.timeZone, ...span });
  const faults: Fault[] = read.faults.map(({ fault, line, given }) =>
    rotaFault(fault, { given, ...(line === null ? {} : { line }) }, lang),
  );
  const named = await whoIs(read.shifts, store, lang);
  faults.push(...named.faults);
  if (read.shifts.length === 0 && faults.length === 0) faults.push(rotaFault('noShifts', {}, lang));
  if (faults.length > 0) return badRota(faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  const first = Math.min(...named.shifts.map(({ from }) => from));
  const shifts = [...rota.shifts.filter((one) => one.to <= first), ...named.shifts].toSorted(byTime);
  if (handed.dryRun) return { ...rota, shifts, onCall: [], gaps: [] };
  const put = { id, title: rota.title, timeZone: rota.timeZone, shifts, lang };
  return await putRota({ ...put, ifRevision: handed.ifRevision ?? rota.revision }, actor, ports);
}

/** Each shift with the person whom its text means. */
async function whoIs(
  shifts: readonly NamedShift[],
  store: Store,
  lang: Lang,
): Promise<{ readonly shifts: readonly Shift[]; readonly faults: readonly Fault[] }> {
  const people = shifts.length === 0 ? [] : await ours(store);
  const faults: Fault[] = [];
  const found = shifts.flatMap(({ from, to, rank, called, line }): readonly Shift[] => {
    const who = calledSo(people, called);
    if (who.length === 1) return [{ from, to, rank, person: (who[0] as Person).id }];
    faults.push(rotaFault(who.length === 0 ? 'nobody' : 'severalCalled', { line, given: called }, lang));
    return [];
  });
  return { shifts: found, faults };
}

/** Everybody of the provider's. */
async function ours(store: Store): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (let after: string | null = null; ; ) {
    const page: readonly Person[] = await store.people({ customer: null, after, limit: PAGE });
    people.push(...page.filter((one) => one.erasedAt === null && one.customer === null));
    if (page.length < PAGE) return people;
    after = page[page.length - 1]?.id ?? null;
  }
}

function calledSo(people: readonly Person[], called: string): readonly Person[] {
  const byId = people.filter(({ id }) => id === called);
  if (byId.length > 0) return byId;
  const key = emailKeyOf(called);
  const byEmail = people.filter(({ emailKey }) => emailKey !== null && emailKey === key);
  if (byEmail.length > 0) return byEmail;
  const name = called.normalize('NFC').toLocaleLowerCase('en');
  return people.filter((one) => one.name?.normalize('NFC').toLocaleLowerCase('en') === name);
}
