import type { Agreement, Target } from '../../core/agreement/index.ts';
import type { Cover, CoverReason, Margin, PromiseMargin, PromiseRef } from '../../core/margin/index.ts';

/** A promise in the chain, or the place where one is missing. */
export interface ChainNode {
  /** The same for the same promise, whoever stands on it. */
  readonly id: string;
  /**
   * `noPromise`: an agreement that promises nothing that could carry ours. `notPublished`: one that our agreements name
   * and of which no version is in force.
   */
  readonly kind: 'customerPromise' | 'internalPromise' | 'supplierPromise' | 'noPromise' | 'notPublished';
  readonly agreementId: string;
  /** Null: not published. */
  readonly agreement: Agreement | null;
  readonly target: Target | null;
  /** The least favourable of what stands under it; null: nothing was compared, for it is a supplier's. */
  readonly cover: Cover | null;
}

/** One promise that stands on another, on one service. */
export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  readonly service: string | null;
  readonly promise: PromiseMargin;
  /** Of all that stands under the promise together; of a promise that is missing: `uncovered`. */
  readonly cover: Cover;
  /** Whether it is the one that decides: of several suppliers the slowest that is needed. */
  readonly decides: boolean;
  readonly reasons: readonly CoverReason[];
}

export interface ChainGraph {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
}

/** From the best to the worst. */
const COVERS: readonly Cover[] = ['nothingUnder', 'covered', 'thin', 'uncovered'];

/** Margins as one graph: a promise that several agreements stand on is one node, and each edge comes once. */
export function graphOf(margins: readonly Margin[], agreements: ReadonlyMap<string, Agreement>): ChainGraph {
  const nodes = new Map<string, ChainNode>();
  const edges = new Map<string, ChainEdge>();
  const put = (node: ChainNode): string => {
    const known = nodes.get(node.id);
    nodes.set(node.id, known === undefined ? node : { ...known, cover: worse(known.cover, node.cover) });
    return node.id;
  };
  for (const promise of margins.flatMap(({ promises }) => promises)) {
    const from = put({ ...nodeOf(promise, promise.level, agreements), cover: promise.cover });
    for (const { node, ...edge } of under(promise, agreements)) {
      const to = put(node);
      edges.set(JSON.stringify([from, to, promise.service]), { from, to, service: promise.service, promise, ...edge });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function worse(a: Cover | null, b: Cover | null): Cover | null {
  if (a === null || b === null) return a ?? b;
  return COVERS.indexOf(a) > COVERS.indexOf(b) ? a : b;
}

type Under = Pick<ChainEdge, 'cover' | 'decides' | 'reasons'> & { readonly node: ChainNode };

/** What a promise stands on: suppliers' promises, and the places where there should be one. */
function under(promise: PromiseMargin, agreements: ReadonlyMap<string, Agreement>): readonly Under[] {
  const { suppliers, delay, cover, reasons } = promise;
  const isSame = (a: PromiseRef, b: PromiseRef) => a.agreement === b.agreement && a.target === b.target;
  const found = suppliers.map((ref): Under => {
    const decides = delay === null ? suppliers.length === 1 : isSame(delay.decidedBy, ref);
    const own = reasons.filter((reason) => ('promise' in reason ? isSame(reason.promise, ref) : !isHole(reason)));
    return { node: nodeOf(ref, null, agreements), cover, decides, reasons: own };
  });
  const holes = reasons.flatMap((reason): readonly Under[] => {
    if (!isHole(reason)) return [];
    return [{ node: holeOf(reason, agreements), cover: 'uncovered', decides: false, reasons: [reason] }];
  });
  return [...found, ...holes];
}

type Hole = Extract<CoverReason, { readonly kind: 'supplierNotGiven' | 'noPromiseUnder' }>;

function isHole(reason: CoverReason): reason is Hole {
  return reason.kind === 'supplierNotGiven' || reason.kind === 'noPromiseUnder';
}

function holeOf({ kind, agreement: agreementId }: Hole, agreements: ReadonlyMap<string, Agreement>): ChainNode {
  const agreement = [...agreements.values()].find(({ id }) => id === agreementId) ?? null;
  const missing = kind === 'supplierNotGiven' ? ('notPublished' as const) : ('noPromise' as const);
  return { id: `${missing}:${agreementId}`, kind: missing, agreementId, agreement, target: null, cover: null };
}

const KINDS = { sla: 'customerPromise', ola: 'internalPromise', underpinning: 'supplierPromise' } as const;

function nodeOf(
  { agreement: ref, target: id }: PromiseRef,
  level: string | null,
  agreements: ReadonlyMap<string, Agreement>,
): ChainNode {
  const agreement = agreements.get(ref);
  if (agreement === undefined) throw new Error(`the chain names ${ref}, which is not in force`);
  const named = agreement.targets.filter((target) => target.id === id);
  const target = named.find((one) => one.level === level) ?? named[0] ?? null;
  const key = target?.level == null ? `${ref}#${id}` : `${ref}#${id}#${target.level}`;
  return { id: key, kind: KINDS[agreement.kind], agreementId: agreement.id, agreement, target, cover: null };
}
