import type { Agreement } from '../../../core/agreement/index.ts';
import { type Difference, forCustomer } from '../../../core/difference/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { compareVersions } from '../../difference/index.ts';
import { isRefusal, type Refusal, refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../register-ports.ts';
import { versionFor } from './agreement-views.ts';
import { withHolidays } from './read-published.ts';

export interface VersionsDiffered {
  readonly difference: Difference;
  readonly before: Agreement;
  readonly after: Agreement;
}

/**
 * What changed from one version of an agreement to another, of what the actor may read of both; bounds, approvals and costs
 * only for those who may see what is ours alone.
 */
export async function diffVersions(
  id: string,
  [from, to]: readonly [number, number],
  actor: Actor,
  ports: RegisterPorts,
): Promise<VersionsDiffered | Refusal> {
  const before = await versionFor(id, from, actor, ports);
  if (isRefusal(before)) return before;
  const after = await versionFor(id, to, actor, ports);
  if (isRefusal(after)) return after;
  return await withHolidays(ports, (read) => {
    const [earlier, later] = [before, after].map(({ content, version }) =>
      read(content.resolved, `${id}@${version.version}`),
    );
    if (earlier?.agreement == null || later?.agreement == null) return notToCompare();
    const difference = compareVersions(earlier, later, null)?.difference;
    if (difference == null) return notToCompare();
    const isOurs = actor.customer === null && may(actor, 'internals:read');
    return {
      difference: isOurs ? difference : forCustomer(difference),
      before: earlier.agreement,
      after: later.agreement,
    };
  });
}

/** What is shown of a version may be no whole agreement any more. */
function notToCompare(): Refusal {
  return refusal('conflict', {
    fr: 'Ce que vous pouvez lire de ces versions ne suffit pas à les comparer.',
    en: 'What you may read of these versions is not enough to compare them.',
  });
}
