import { AUDIT_START, type AuditEntry, type AuditHead, type AuditReads, auditHash } from '../ports/index.ts';

/** One place where the chain does not hold. */
export type ChainFault =
  /** The entry says something else than when it was written (or its number was changed). */
  | { readonly kind: 'changed'; readonly number: number }
  /** Entries are gone, from one number to another, both included. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** The entry is whole, but does not follow the one before: one of the two was put there later. */
  | { readonly kind: 'unlinked'; readonly number: number };

export interface ChainFindings {
  /** How many entries were read. */
  readonly entries: number;
  /** The last one read: written down elsewhere, it shows later that nothing before it was changed. */
  readonly head: AuditHead;
  /** In the order of their numbers; at most a thousand are told. */
  readonly faults: readonly ChainFault[];
}

const TOLD_AT_MOST = 1000;

/** Whether a chain of entries holds: every entry unchanged, none gone, each after the one it followed when written. */
export async function verifyChain(
  pages: AsyncIterable<readonly AuditEntry[]> | Iterable<readonly AuditEntry[]>,
  end: AuditHead | null = null,
): Promise<ChainFindings> {
  const faults: ChainFault[] = [];
  let head: AuditHead = { number: 0, hash: AUDIT_START };
  let entries = 0;
  for await (const page of pages) {
    for (const entry of page) {
      faults.push(...faultsAfter(head, entry));
      head = { number: entry.number, hash: entry.hash };
      entries += 1;
    }
    faults.length = Math.min(faults.length, TOLD_AT_MOST);
  }
  if (end !== null && end.number > head.number) faults.push({ kind: 'missing', from: head.number + 1, to: end.number });
  else if (end !== null && end.number === head.number && end.hash !== head.hash) {
    faults.push({ kind: 'unlinked', number: head.number });
  }
  return { entries, head, faults };
}

function faultsAfter(head: AuditHead, entry: AuditEntry): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  if (entry.number > head.number + 1) faults.push({ kind: 'missing', from: head.number + 1, to: entry.number - 1 });
  if (auditHash(entry) !== entry.hash) faults.push({ kind: 'changed', number: entry.number });
  // After a gap nothing can be said of the link; the gap is told already.
  else if (entry.number <= head.number || (entry.number === head.number + 1 && entry.previous !== head.hash)) {
    faults.push({ kind: 'unlinked', number: entry.number });
  }
  return faults;
}

/**
 * Reads the whole record of a store and says whether it holds. Entries written meanwhile are not looked at.
 * @param take given every entry, in order
 */
export async function verifyRecord(
  store: Pick<AuditReads, 'auditHead' | 'auditEntries'>,
  take: (entry: AuditEntry) => void = () => {},
): Promise<ChainFindings> {
  const end = await store.auditHead();
  return await verifyChain(pagesOf(store, end.number, take), end);
}

const AT_A_TIME = 1000;

async function* pagesOf(
  store: Pick<AuditReads, 'auditEntries'>,
  to: number,
  take: (entry: AuditEntry) => void,
): AsyncIterable<readonly AuditEntry[]> {
  for (let after = 0; ; ) {
    const some = await store.auditEntries(after, AT_A_TIME);
    const wanted = some.filter(({ number }) => number <= to);
    for (const entry of wanted) take(entry);
    yield wanted;
    const last = some.at(-1)?.number;
    if (last === undefined || last >= to) return;
    after = last;
  }
}
