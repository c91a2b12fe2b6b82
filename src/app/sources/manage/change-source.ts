import type { Instant } from '../../../core/time/index.ts';
import { type Actor, signature } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { type AuditAction, type AuditNote, isKeepable, type Source, type Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { SourcePorts } from '../ports.ts';
import { changedSince, mayWrite, noSource } from './refusals.ts';

/** What becomes of a source, and what is noted of it. */
export interface SourceChange {
  readonly source: Omit<Source, 'revision'>;
  readonly action: AuditAction;
  readonly details: AuditNote['details'];
}

/** How a source is to be changed; null: it is so already, and nothing is noted. */
type Changing = (
  source: Source,
  at: Instant,
  tx: Tx,
) => SourceChange | Refusal | null | Promise<SourceChange | Refusal | null>;

/**
 * Works on a source that there is, in one transaction of which nothing stays where it is refused.
 * @param ifRevision what whoever asks has read; null: whatever it is
 */
export async function onSource<T>(
  id: string,
  ifRevision: number | null,
  actor: Actor,
  { store, now }: Pick<SourcePorts, 'store' | 'now'>,
  work: (source: Source, at: Instant, tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const refused = mayWrite(actor);
  if (refused !== null) return refused;
  if (!isKeepable(id)) return noSource(id);
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const source = await tx.lockSource(id);
    if (source === null) return noSource(id);
    if (ifRevision !== null && ifRevision !== source.revision) return changedSince();
    return await work(source, at, tx);
  });
}

/** Changes a source in one transaction, with a note. @param ifRevision as of `onSource` */
export async function changeSource(
  id: string,
  ifRevision: number | null,
  actor: Actor,
  ports: Pick<SourcePorts, 'store' | 'now'>,
  change: Changing,
): Promise<Source | Refusal> {
  return await onSource(id, ifRevision, actor, ports, async (source, at, tx) => {
    const changed = await change(source, at, tx);
    if (changed === null) return source;
    if (isRefusal(changed)) return changed;
    if (!(await tx.putSource(changed.source, source.revision))) return changedSince();
    await noteSource(tx, actor, id, changed, at);
    return (await tx.source(id)) ?? noSource(id);
  });
}

/** One note of what was done to a source. */
export async function noteSource(
  tx: Tx,
  actor: Actor,
  id: string,
  { action, details }: Pick<SourceChange, 'action' | 'details'>,
  at: Instant,
): Promise<void> {
  await tx.note({ at, actor: signature(actor), action, object: `source:${id}`, customer: null, details });
}
