import { createHash, type Hash } from 'node:crypto';
import { formatInstant, HOUR_MS, type Instant } from '../../core/time/index.ts';
import type { AuditEntry, AuditReads, FactRow, ForgottenRow, LedgerBook } from '../ports/index.ts';
import type { StoreFault } from './store-fault.ts';

// That nothing was taken out and nothing put in can not be told by looking at each fact. So each night the record notes how
// many facts were recorded since the last such note, and one hash over all of them in their order: a seal. Facts are only
// ever added, and what is sealed lies in the past, so the same hash comes out ever after.

const SEALED = 'facts.sealed';
const OBJECT = 'facts';
/** What was received is kept within minutes; and servers' clocks differ by less. */
const SETTLED_AFTER_MS = HOUR_MS;

/** What was recorded from an instant until before another, as it was when it was sealed. */
export interface Seal {
  /** Its number in the record. */
  readonly entry: number;
  /** Null: from the beginning. */
  readonly from: Instant | null;
  readonly until: Instant;
  readonly facts: number;
  readonly hash: string;
  /** Of how many facts something was forgotten meanwhile, and the hash over what remained. */
  readonly forgotten: number;
  readonly forgottenHash: string;
}

/** The seal that an entry is; null: it is none. */
export function sealIn({ number, action, details }: AuditEntry): Seal | null {
  if (action !== SEALED) return null;
  const { from, until, facts, hash, forgotten, forgottenHash } = details;
  return {
    entry: number,
    from: from === null ? null : Date.parse(String(from)),
    until: Date.parse(String(until)),
    facts: Number(facts),
    hash: String(hash),
    forgotten: Number(forgotten),
    forgottenHash: String(forgottenHash),
  };
}

/** When to seal, and what is told meanwhile. */
export interface Sealing {
  readonly at: Instant;
  /** A seal up to this instant or beyond is enough; missing: whatever can be sealed is. */
  readonly enough?: Instant;
  /** Facts read so far. */
  readonly progress?: (facts: number) => void;
}

/**
 * Seals what was recorded since the last seal, but for the last hour, in which something may still be on its way. Read in
 * order and let go, so that memory stays flat.
 * @returns the number of facts sealed; null: there was nothing that is old enough, or another program was quicker
 * @throws Unavailable
 */
export async function sealFacts(
  book: LedgerBook,
  { at, enough = Number.POSITIVE_INFINITY, progress }: Sealing,
): Promise<{ readonly facts: number; readonly until: Instant } | null> {
  const until = Math.floor((at - SETTLED_AFTER_MS) / 1000) * 1000;
  const drawn = await book.read(async (ledger) => {
    const last = await lastSeal(ledger);
    const from = last?.until ?? null;
    if (from !== null && from >= Math.min(until, enough)) return null;
    const facts = newDigest(factLine);
    for await (const rows of ledger.factRows({ from, until })) {
      for (const row of rows) facts.take(row);
      progress?.(facts.count());
    }
    const forgotten = newDigest(forgottenLine);
    for await (const rows of ledger.forgottenRows({ from, until })) for (const row of rows) forgotten.take(row);
    return { last, from, facts, forgotten };
  });
  if (drawn === null) return null;
  const { last, from, facts, forgotten } = drawn;
  const isNoted = await book.noteAfter(last?.entry ?? 0, {
    at,
    actor: null,
    action: SEALED,
    object: OBJECT,
    customer: null,
    details: {
      from: from === null ? null : formatInstant(from),
      until: formatInstant(until),
      facts: facts.count(),
      hash: facts.end(),
      forgotten: forgotten.count(),
      forgottenHash: forgotten.end(),
    },
  });
  return isNoted ? { facts: facts.count(), until } : null;
}

async function lastSeal(ledger: Pick<AuditReads, 'auditAbout'>): Promise<Seal | null> {
  let last: Seal | null = null;
  for (let after = 0; ; ) {
    const entries = await ledger.auditAbout([OBJECT], after, 1000);
    for (const entry of entries) last = sealIn(entry) ?? last;
    const end = entries.at(-1);
    if (end === undefined) return last;
    after = end.number;
  }
}

/** Everything of a fact that stays when something is forgotten of it. */
function factLine({ source, id, stream, recordedAt, author, identity }: FactRow): string {
  return JSON.stringify([source, id, stream, recordedAt, author, identity?.content ?? null]);
}

function forgottenLine({ source, id, forgottenAt, content }: ForgottenRow): string {
  return JSON.stringify([source, id, forgottenAt, content]);
}

function newDigest<R>(lineOf: (row: R) => string) {
  const hash: Hash = createHash('sha256');
  let count = 0;
  return {
    take: (row: R) => {
      count += 1;
      hash.update(`${lineOf(row)}\n`);
    },
    count: () => count,
    end: () => hash.digest('hex'),
  };
}

/** Follows rows in their order through stretches that were sealed. */
export interface SealCheck<R> {
  readonly take: (row: R) => void;
  /** What does not fit, once all rows were taken. */
  readonly finish: () => readonly StoreFault[];
}

export const checkSealedFacts = (seals: readonly Seal[]): SealCheck<FactRow> =>
  sealCheck(seals, 'facts', factLine, ({ recordedAt }) => recordedAt);

export const checkSealedForgotten = (seals: readonly Seal[]): SealCheck<ForgottenRow> =>
  sealCheck(seals, 'forgotten', forgottenLine, ({ forgottenAt }) => forgottenAt);

/** @param seals in their order; each begins where the one before ended */
function sealCheck<R>(
  seals: readonly Seal[],
  of: 'facts' | 'forgotten',
  lineOf: (row: R) => string,
  at: (row: R) => Instant,
): SealCheck<R> {
  const faults: StoreFault[] = [];
  let place = 0;
  let digest = newDigest(lineOf);
  const endOne = () => {
    const { entry, from, until, ...sealed } = seals[place] as Seal;
    const [count, hash] = of === 'facts' ? [sealed.facts, sealed.hash] : [sealed.forgotten, sealed.forgottenHash];
    const found = digest.count();
    if (found !== count || digest.end() !== hash) {
      faults.push({ kind: 'sealBroken', of, entry, from, until, sealed: count, found });
    }
    place += 1;
    digest = newDigest(lineOf);
  };
  return {
    take: (row) => {
      while (place < seals.length && at(row) >= (seals[place] as Seal).until) endOne();
      if (place < seals.length) digest.take(row);
    },
    finish: () => {
      while (place < seals.length) endOne();
      return faults;
    },
  };
}
