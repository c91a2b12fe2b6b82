import type { Actor } from '../../access/actor.ts';
import { onlyInPerson } from '../../access/refusals.ts';
import type { Source } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { SourcePorts } from '../ports.ts';
import { changeSource } from './change-source.ts';
import { mayWrite } from './refusals.ts';

/**
 * Ends a source's dry run: from now on people are told of what comes of it. Or begins it again. Only a person does so, in
 * their own name; it is noted.
 */
export async function setLive(
  { source: id, isLive }: { readonly source: string; readonly isLive: boolean },
  ifRevision: number | null,
  actor: Actor,
  ports: SourcePorts,
): Promise<Source | Refusal> {
  if (actor.kind !== 'person') return mayWrite(actor) ?? onlyInPerson();
  return await changeSource(id, ifRevision, actor, ports, (source, at) => {
    if ((source.liveAt !== null) === isLive) return null;
    const live = isLive ? { liveAt: at, liveBy: actor.id } : { liveAt: null, liveBy: null };
    const action = isLive ? 'source.live' : 'source.dryRun';
    return { source: { ...source, ...live }, action, details: { revision: source.revision + 1 } };
  });
}
