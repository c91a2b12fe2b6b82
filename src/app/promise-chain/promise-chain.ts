import { type Agreement, versionAt } from '../../core/agreement/index.ts';
import { type CyclicDependency, type Margin, marginOf } from '../../core/margin/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { isOfCustomer } from '../live/answers/concern.ts';
import { viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import { notFound, type Refusal } from '../refusal.ts';
import { type ChainGraph, graphOf } from './graph.ts';

export interface ChainQuestion {
  /** All that is promised to a customer, or one agreement by its id. */
  readonly of: { readonly customer: string } | { readonly agreement: string };
  /** The agreements in force then; null: now. */
  readonly asOf: Instant | null;
}

export interface ChainAnswer {
  readonly asOf: Instant;
  /** One for each agreement asked about, in the order of their ids. */
  readonly margins: readonly { readonly agreement: Agreement; readonly margin: Margin }[];
  /** Agreements that stand on each other in a ring: nothing can be said of their promises. */
  readonly rings: readonly { readonly agreement: Agreement; readonly ring: readonly string[] }[];
  readonly graph: ChainGraph;
}

/**
 * The chain from promises down to suppliers, of the published agreements in force: what `leeway margin` says of the same
 * texts. It shows where we are weak, and is nobody's of one customer.
 */
export async function promiseChain(
  { of, asOf }: ChainQuestion,
  actor: Actor,
  ports: LivePorts,
): Promise<ChainAnswer | Refusal> {
  const { vantage, live } = await viewpoint({ asOf, knownAt: null }, ports);
  const inForce = live.roster.all
    .flatMap((versions) => versionAt(versions, vantage.asOf) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = inForce.filter((agreement) =>
    'agreement' in of ? agreement.id === of.agreement : isOfCustomer(agreement, of.customer),
  );
  const isKnown = 'agreement' in of ? wanted.length > 0 : live.roster.customerIds.has(of.customer);
  if (!isKnown || actor.customer !== null) {
    return 'agreement' in of
      ? notFound(`Contrat en vigueur ${of.agreement}`, `Agreement in force ${of.agreement}`)
      : notFound(`Client ${of.customer}`, `Customer ${of.customer}`);
  }
  const suppliers = inForce.filter(({ kind }) => kind !== 'sla');
  const margins: { agreement: Agreement; margin: Margin }[] = [];
  const rings: { agreement: Agreement; ring: readonly string[] }[] = [];
  for (const agreement of wanted) {
    const margin = marginOver(agreement, suppliers);
    if (margin.kind === 'cyclicDependency') rings.push({ agreement, ring: margin.agreements });
    else margins.push({ agreement, margin });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const graph = graphOf(
    margins.map(({ margin }) => margin),
    new Map(inForce.map((agreement) => [agreement.ref, agreement])),
  );
  return { asOf: vantage.asOf, margins, rings, graph };
}

type Compared = Margin | CyclicDependency;

/** What is published never changes: an agreement is compared with the same suppliers once. */
const COMPARED = new WeakMap<Agreement, { readonly suppliers: readonly Agreement[]; readonly found: Compared }>();

function marginOver(promise: Agreement, suppliers: readonly Agreement[]): Compared {
  const known = COMPARED.get(promise);
  if (known !== undefined && known.suppliers.length === suppliers.length) {
    if (known.suppliers.every((one, place) => one === suppliers[place])) return known.found;
  }
  const found = marginOf({ promise, suppliers });
  COMPARED.set(promise, { suppliers, found });
  return found;
}
