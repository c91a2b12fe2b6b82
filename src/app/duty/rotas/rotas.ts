import { dutyGaps, onDuty, type Shift, shiftProblems } from '../../../core/duty/index.ts';
import { DAY_MS, type Instant, isTimeZone, type Span } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { isKeepable, type Rota, type Tx } from '../../ports/index.ts';
import { type Fault, isRefusal, type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';
import type { DutyPorts } from '../rules/set-rules.ts';
import { type RotaFault, rotaFault } from './rota-fault.ts';

/** A rota, who is on call now, and when nobody is within the next four weeks. */
export interface RotaView extends Rota {
  /** The first to be called first. */
  readonly onCall: readonly string[];
  readonly gaps: readonly Span[];
}

/** A rota as somebody hands it in. */
export interface RotaWanted {
  readonly id: string;
  readonly title: string;
  readonly timeZone: string;
  readonly shifts: readonly Shift[];
  /** The revision it was read at; 0: there is none yet; null: whatever it is. */
  readonly ifRevision: number | null;
  readonly lang: Lang;
}

const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,98}$/u;
const AHEAD_MS = 28 * DAY_MS;
const MOST_SHIFTS = 20_000;

export async function rotasFor(actor: Actor, { store, now }: DutyPorts): Promise<readonly RotaView[] | Refusal> {
  if (!may(actor, 'alerts:read') || actor.customer !== null) return notYours();
  return (await store.rotas()).map((rota) => viewOf(rota, now()));
}

export async function rotaFor(id: string, actor: Actor, { store, now }: DutyPorts): Promise<RotaView | Refusal> {
  if (!may(actor, 'alerts:read') || actor.customer !== null) return notYours();
  const rota = await store.rota(id);
  return rota === null ? noRota(id) : viewOf(rota, now());
}

/**
 * Makes a rota, or replaces it whole. Refused: `invalid` with every shift that ends before it begins, has no rank or nobody
 * we know; `stale` when it was changed since `ifRevision`.
 */
export async function putRota(wanted: RotaWanted, actor: Actor, ports: DutyPorts): Promise<RotaView | Refusal> {
  if (!may(actor, 'alerting:write') || actor.customer !== null) return notYours();
  const faults = faultsOf(wanted);
  if (faults.length > 0) return badRota(faults);
  const at = ports.now();
  const kept = await ports.store.transact(async (tx): Promise<Rota | Refusal> => {
    const unknown = await unknownPeople(tx, wanted);
    if (unknown.length > 0) return badRota(unknown);
    const { id, title, timeZone } = wanted;
    const rota = { id, title, timeZone, shifts: wanted.shifts.toSorted(byTime), changedAt: at, changedBy: actor.id };
    if (!(await tx.putRota(rota, wanted.ifRevision))) return staleRota();
    const details = { shifts: rota.shifts.length };
    await tx.note({ at, actor: actor.id, action: 'rota.set', object: `rota:${id}`, customer: null, details });
    return (await tx.rota(id)) as Rota;
  });
  return isRefusal(kept) ? kept : viewOf(kept, at);
}

export async function removeRota(id: string, actor: Actor, { store, now }: DutyPorts): Promise<Refusal | null> {
  if (!may(actor, 'alerting:write') || actor.customer !== null) return notYours();
  const at = now();
  return await store.transact(async (tx) => {
    if (!(await tx.removeRota(id))) return noRota(id);
    await tx.note({ at, actor: actor.id, action: 'rota.removed', object: `rota:${id}`, customer: null, details: {} });
    return null;
  });
}

function viewOf(rota: Rota, at: Instant): RotaView {
  return { ...rota, onCall: onDuty(rota.shifts, at), gaps: dutyGaps(rota.shifts, { from: at, to: at + AHEAD_MS }) };
}

function faultsOf({ id, title, timeZone, shifts, lang }: RotaWanted): readonly Fault[] {
  const faults: Fault[] = [];
  const tell = (pointer: string | null, fault: RotaFault, given: string) =>
    faults.push(rotaFault(fault, { pointer, given }, lang));
  if (!ID.test(id)) tell(null, 'badId', id);
  if (title.trim() === '' || title.length > 200 || !isKeepable(title)) tell('/title', 'badTitle', title);
  if (!isTimeZone(timeZone)) tell('/timeZone', 'unknownTimeZone', timeZone);
  if (shifts.length > MOST_SHIFTS) tell('/shifts', 'tooMany', String(shifts.length));
  for (const { place, problem } of shiftProblems(shifts)) {
    if (problem === 'badRank') tell(`/shifts/${place}/rank`, 'badRank', String(shifts[place]?.rank));
    else tell(`/shifts/${place}/to`, 'endsBeforeItBegins', '');
  }
  return faults;
}

async function unknownPeople(tx: Tx, { shifts, lang }: RotaWanted): Promise<readonly Fault[]> {
  const known = new Map<string, boolean>();
  const faults: Fault[] = [];
  for (const [place, { person }] of shifts.entries()) {
    if (!known.has(person)) {
      const found = await tx.person(person);
      known.set(person, found !== null && found.erasedAt === null && found.customer === null);
    }
    if (known.get(person) === true) continue;
    faults.push(rotaFault('nobody', { pointer: `/shifts/${place}/person`, given: person }, lang));
  }
  return faults;
}

export function byTime(a: Shift, b: Shift): number {
  return a.from - b.from || a.rank - b.rank || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0);
}

export function badRota(faults: readonly Fault[]): Refusal {
  const what = { fr: 'Ce planning d’astreinte ne peut pas être repris.', en: 'This on-call rota can not be taken.' };
  return refusal('invalid', what, null, faults);
}

export function noRota(id: string): Refusal {
  return notFound(`Le planning d’astreinte ${id}`, `Rota ${id}`);
}

export function notYours(): Refusal {
  return notAllowed('Les astreintes ne vous sont pas ouvertes.', 'Rotas are not yours to see.');
}

function staleRota(): Refusal {
  return refusal(
    'stale',
    { fr: 'Quelqu’un a changé ce planning entre-temps.', en: 'Somebody has changed this rota meanwhile.' },
    { fr: 'Relisez-le, puis recommencez.', en: 'Read it again, then try again.' },
  );
}
