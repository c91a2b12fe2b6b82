import { type Agreement, type Roster, versionAt } from '../../core/agreement/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import { notFound, type Refusal } from '../refusal.ts';

/** Who promises us something, with the agreements by which he does. */
export interface Supplier {
  /** The id of the party in the agreements; its name where they give it none. */
  readonly id: string;
  readonly name: string;
  /** Those in force, by id. */
  readonly agreements: readonly Agreement[];
}

/** The suppliers of whom an agreement is in force at an instant, by name. Of nobody's business who acts for a customer. */
export async function suppliersAt(
  asOf: Instant | null,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly suppliers: readonly Supplier[] }> {
  const { vantage, live } = await viewpoint({ asOf, knownAt: null }, ports);
  const suppliers = actor.customer === null ? suppliersOf(live.roster, vantage.asOf) : [];
  return { asOf: vantage.asOf, suppliers };
}

/** One supplier by its id, as of now. */
export async function supplierFor(id: string, actor: Actor, ports: LivePorts): Promise<Supplier | Refusal> {
  const { suppliers } = await suppliersAt(null, actor, ports);
  return suppliers.find((one) => one.id === id) ?? notFound(`Fournisseur ${id}`, `Supplier ${id}`);
}

/** The supplier of an agreement, as `Supplier.id` names it. */
export function supplierIdOf({ parties, id }: Agreement): string {
  const party = parties['supplier'];
  return party?.id ?? party?.name ?? id;
}

function suppliersOf({ all }: Roster, at: Instant): readonly Supplier[] {
  const found = new Map<string, Supplier>();
  const inForce = all.flatMap((versions) => (versions.kind === 'underpinning' ? (versionAt(versions, at) ?? []) : []));
  for (const agreement of inForce.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const id = supplierIdOf(agreement);
    const known = found.get(id);
    found.set(id, {
      id,
      name: known?.name ?? agreement.parties['supplier']?.name ?? id,
      agreements: [...(known?.agreements ?? []), agreement],
    });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
}
