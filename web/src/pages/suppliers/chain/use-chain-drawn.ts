import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import type { ChainEdge, ChainNode } from '../../../kit/figures/chain/chain-layout.ts';
import { usePromiseText } from '../use-amount-words.ts';

type Node = Schemas['ChainPromise'];
type Chain = Schemas['PromiseChain'];

const SIDES: { readonly [kind in Node['kind']]: ChainNode['side'] } = {
  customerPromise: 'customer',
  internalPromise: 'us',
  supplierPromise: 'supplier',
  noPromise: 'supplier',
  notPublished: 'supplier',
};

/** What a promise of the chain is called; where there is none, who would have to make it. */
export function nameOf({ kind, name, party, title, target, agreement }: Node): string {
  if (kind === 'noPromise' || kind === 'notPublished') return party?.name ?? title ?? agreement;
  return name ?? target ?? agreement;
}

/** The chain as it is drawn. `alone`: how many promises stand on nobody; they are left out unless all are wanted. */
export function useChainDrawn(chain: Chain, isAll: boolean) {
  const { t } = useTranslation('suppliers');
  const promiseText = usePromiseText();
  const touched = new Set(chain.edges.flatMap(({ from, to }) => [from, to]));
  const detailOf = ({ kind, promise, party, cover }: Node): string | null => {
    if (kind === 'noPromise' || kind === 'notPublished') return t(`chain.${kind}`);
    const words = promise === null ? '' : promiseText(promise);
    if (kind === 'customerPromise')
      return cover === 'nothingUnder' ? t('chain.detailAlone', { promise: words }) : words;
    return party?.name == null ? words : t('chain.detail', { promise: words, who: party.name });
  };
  const kept = chain.nodes.filter(({ id }) => isAll || touched.has(id));
  return {
    alone: chain.nodes.length - chain.nodes.filter(({ id }) => touched.has(id)).length,
    nodes: kept.map(
      (node): ChainNode => ({ id: node.id, name: nameOf(node), side: SIDES[node.kind], detail: detailOf(node) }),
    ),
    edges: chain.edges.flatMap(({ from, to, cover, why }): readonly ChainEdge[] =>
      cover === null || cover === 'nothingUnder' ? [] : [{ from, to, state: cover, note: why[0] ?? null }],
    ),
  };
}
