import { createHash } from 'node:crypto';
import { type Event, parseEventLine } from '../../core/event/index.ts';
import { streamOf } from '../live/streams.ts';
import type { FactRow, Ledger } from '../ports/index.ts';
import type { FactColumn, StoreFault } from './store-fault.ts';

/**
 * What does not fit in a fact's row: its body against the hash that was noted when it was kept (or, where something was
 * forgotten of it, when that was done), its columns against its body, its place against the one that was noted.
 */
export function checkFact(row: FactRow, { contentOf }: Pick<Ledger, 'contentOf'>): readonly StoreFault[] {
  const { source, id, identity } = row;
  if (identity === null) return [{ kind: 'factUnknown', source, id }];
  const event = eventIn(row.body);
  const isAsKept =
    event !== null && (row.remains === null ? contentOf(event) === identity.content : sha256(row.body) === row.remains);
  // What a body that was changed says is nothing to hold the columns to.
  const columns = isAsKept ? strangeColumns(row, event) : (['body'] as const);
  const moved = (['stream', 'recordedAt'] as const).filter((name) => row[name] !== identity[name]);
  const all = new Set<FactColumn>([...columns, ...moved.map((name) => (name === 'recordedAt' ? 'recorded_at' : name))]);
  return [...all].map((column) => ({ kind: 'factChanged', source, id, column }));
}

/** The event of a body; null: it can not be read as one. */
export function eventIn(body: string): Event | null {
  const line = parseEventLine(body);
  return line.kind === 'event' ? line.event : null;
}

function strangeColumns(row: FactRow, event: Event): readonly FactColumn[] {
  const columns: FactColumn[] = [];
  if (row.source !== event.source) columns.push('source');
  if (row.id !== event.id) columns.push('id');
  if (row.type !== event.type) columns.push('type');
  if (row.subject !== event.subject) columns.push('subject');
  if (row.occurredAt !== event.occurredAt) columns.push('occurred_at');
  if (row.stream !== streamOf(event)) columns.push('stream');
  return columns;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
