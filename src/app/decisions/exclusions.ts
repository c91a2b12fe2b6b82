import { formatInstant } from '../../core/time/index.ts';
import type { Actor, Approval } from '../access/actor.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { approverOf, faultInReason } from './approving.ts';
import { type DecisionPorts, type KeptFact, record } from './record.ts';
import { type ServiceAsked, touchedBy } from './services.ts';

export interface ExclusionAsked extends ServiceAsked {
  /** As agreements name it: `ourSupplier`, `forceMajeure` … */
  readonly reason: string;
  /** Where the proof lies; null: none given. */
  readonly evidence: string | null;
  readonly as: Approval | null;
}

export interface ExclusionGranted {
  readonly fact: KeptFact;
  /** For each promise of the service: whether its agreement lets this reason count. */
  readonly effect: readonly { readonly agreement: string; readonly target: string; readonly agreed: boolean }[];
}

/** Takes a stretch of time out of what is measured of a service, with a reason and by a named approver. */
export async function grantExclusion(
  asked: ExclusionAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<ExclusionGranted | Refusal> {
  const { service, customer, from, to, reason, evidence, lang } = asked;
  const approver = approverOf(actor, asked.as, customer, lang);
  if (isRefusal(approver)) return approver;
  const fault =
    faultInReason(reason, '/reason', lang) ?? (evidence === null ? null : faultInReason(evidence, '/evidence', lang));
  if (fault !== null) return fault;
  const touched = await touchedBy(asked, actor, ports);
  if (isRefusal(touched)) return touched;
  const data = { from: formatInstant(from), to: formatInstant(to), customer, reason, evidence, approver: approver.id };
  const kept = await record(
    {
      facts: [{ type: 'exclusion.granted', subject: service, occurredAt: null, data }],
      note: {
        action: 'exclusion.granted',
        object: `service:${service}`,
        customer,
        details: { from: data.from, to: data.to, reason, evidence, as: approver.as },
      },
    },
    actor,
    ports.now(),
    lang,
    ports,
  );
  if (isRefusal(kept)) return kept;
  const effect = touched.map(({ agreement, target }) => ({
    agreement: agreement.ref,
    target: target.id,
    agreed: target.rules.exclude.includes(reason),
  }));
  return { fact: kept[0] as KeptFact, effect };
}
