import { type Agreement, type ChargeLine, type LineUnit, rankFor } from '../../agreement/index.ts';
import { dateOfDay } from '../../time/index.ts';
import type { MemberChange } from '../fact/charge-facts.ts';
import { dayAt } from '../reign.ts';

/** How many units are there from a day on, until the next entry; in order, the first from the beginning of time. */
export type Counts = readonly { readonly day: number; readonly count: number }[];

const BEGINNING = Number.NEGATIVE_INFINITY;

/** Is a line's quantity the number of members of a kind? */
export function countsMembers(unit: LineUnit): boolean {
  return unit === 'user' || unit === 'device' || unit === 'site';
}

/** From when on a line's quantity stands. */
export interface Agreed {
  /** The first day on which there was the line. */
  readonly lineSince: number;
  /** The first day on which its quantity was the one agreed now. */
  readonly quantitySince: number;
}

/**
 * The members of a line day by day. A joiner counts from the day of joining, a leaver up to and including the day of
 * leaving; one who changes level counts at the new one from that day; each once a day.
 *
 * With no agreed quantity, members are those assigned in the agreement and those who joined. With one, a joiner known
 * by the line's first day means that the members are told by name, and they replace it; else it is what there was on the
 * day it was agreed, and joiners and leavers after that day change it, never below zero.
 */
export function headcount(
  version: Agreement,
  line: ChargeLine,
  kind: string,
  changes: readonly MemberChange[],
  agreed: Agreed,
): { readonly counts: Counts; readonly unknownLeavers: readonly MemberChange[] } {
  const mine = changes.filter((change) => change.member.startsWith(`${kind}:`) && concerns(version, change));
  const counted = (level: string | null) => line.level === null || level === line.level;
  const day = (change: MemberChange) => dayAt(version.timeZone, change.at);
  const byName =
    line.quantity === null ||
    mine.some((change) => change.joined && day(change) <= agreed.lineSince && counted(levelOfChange(version, change)));
  const book = openBook(version, kind, byName, counted);
  if (!byName) book.add(BEGINNING, line.quantity ?? 0);
  const unknownLeavers: MemberChange[] = [];
  for (const change of mine) {
    const level = levelOfChange(version, change);
    if (!byName && day(change) <= agreed.quantitySince) book.note(change, level);
    else if (change.joined) book.join(change.member, level, day(change));
    else if (!book.leave(change.member, day(change) + 1)) {
      if (byName || book.gone.has(change.member)) unknownLeavers.push(change);
      else {
        book.gone.add(change.member);
        if (counted(level)) book.add(day(change) + 1, -1);
      }
    }
  }
  return { counts: book.close(), unknownLeavers };
}

/** Members present, and the changes in their number; mutable, within one headcount. */
function openBook(version: Agreement, kind: string, byName: boolean, counted: (level: string | null) => boolean) {
  const present = new Map<string, string | null>();
  const leftOn = new Map<string, { readonly day: number; readonly level: string | null }>();
  const deltas = new Map<number, number>();
  const add = (day: number, by: number) => void deltas.set(day, (deltas.get(day) ?? 0) + by);
  for (const { member, level } of byName ? assignedTo(version, kind) : []) {
    if (present.has(member)) continue;
    present.set(member, level);
    if (counted(level)) add(BEGINNING, 1);
  }
  return {
    add,
    gone: new Set<string>(),
    /** Somebody whom the agreed quantity counts already, or no longer. */
    note({ member, joined }: MemberChange, level: string | null) {
      if (joined) present.set(member, level);
      else present.delete(member);
    },
    join(member: string, level: string | null, day: number) {
      const before = present.has(member) ? present.get(member) : undefined;
      const left = leftOn.get(member);
      // Back on the day of leaving: that day counts once, at the level of the return.
      if (left !== undefined && left.day > day && counted(left.level)) {
        add(left.day, 1);
        add(day, -1);
      }
      leftOn.delete(member);
      if (before !== undefined && counted(before)) add(day, -1);
      present.set(member, level);
      if (counted(level)) add(day, 1);
    },
    leave(member: string, day: number): boolean {
      const level = present.get(member);
      if (level === undefined) return false;
      present.delete(member);
      leftOn.set(member, { day, level });
      if (counted(level)) add(day, -1);
      return true;
    },
    close: () => countsOf(deltas),
  };
}

function assignedTo(version: Agreement, kind: string): readonly { readonly member: string; readonly level: string }[] {
  return version.assignments
    .flatMap(({ level, members }) => members.map((member) => ({ member, level })))
    .filter(({ member }) => member.startsWith(`${kind}:`));
}

function countsOf(deltas: ReadonlyMap<number, number>): Counts {
  let sum = 0;
  const counts = [...deltas]
    .sort(([a], [b]) => a - b)
    .map(([day, by]) => {
      sum += by;
      return { day, count: Math.max(0, sum) };
    });
  return counts[0]?.day === BEGINNING ? counts : [{ day: BEGINNING, count: 0 }, ...counts];
}

/** The level a member has: as the fact says, else by the agreement's assignments, else the first. */
function levelOfChange(version: Agreement, change: MemberChange): string | null {
  const assigned = version.assignments.find(({ members }) => members.includes(change.member));
  return change.level ?? assigned?.level ?? version.levels[0]?.id ?? null;
}

function concerns(version: Agreement, change: MemberChange): boolean {
  return rankFor(version, change.customer, () => dateOfDay(dayAt(version.timeZone, change.at))) >= 0;
}

/** The number on a day. */
export function countOn(counts: Counts, day: number): number {
  let [low, high] = [0, counts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((counts[middle]?.day ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return counts[low - 1]?.count ?? 0;
}

/** The greatest number on any day of `[from, to)`. */
export function highestOver(counts: Counts, from: number, to: number): number {
  const within = counts.filter((entry) => entry.day > from && entry.day < to).map((entry) => entry.count);
  return Math.max(countOn(counts, from), ...within);
}
