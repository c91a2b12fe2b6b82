import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Drawer } from '../../../kit/layout/drawer.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { usePromiseText } from '../use-amount-words.ts';
import { EdgeFacts } from './edge-facts.tsx';
import { nameOf } from './use-chain-drawn.ts';

interface NodeDrawerProps {
  readonly chain: Schemas['PromiseChain'];
  readonly opened: string | null;
  readonly onClose: () => void;
}

/** A promise of the chain: what it says, and of each promise under it (or over it) why it is covered or not. */
export function NodeDrawer({ chain, opened, onClose }: NodeDrawerProps) {
  const { t } = useTranslation('suppliers');
  const node = chain.nodes.find(({ id }) => id === opened);
  return (
    <Drawer
      title={node === undefined ? t('chain.title') : nameOf(node)}
      subtitle={node?.title ?? undefined}
      isOpen={node !== undefined}
      onClose={onClose}
    >
      {node !== undefined && <NodeFacts chain={chain} node={node} />}
    </Drawer>
  );
}

interface NodeFactsProps {
  readonly chain: Schemas['PromiseChain'];
  readonly node: Schemas['ChainPromise'];
}

function NodeFacts({ chain, node }: NodeFactsProps) {
  const { t } = useTranslation('suppliers');
  const promiseText = usePromiseText();
  const [under, over] = [
    chain.edges.filter(({ from }) => from === node.id),
    chain.edges.filter(({ to }) => to === node.id),
  ];
  const isPublished = node.version !== null;
  return (
    <div className="grid gap-5">
      {node.promise !== null && (
        <p>
          {node.party?.name == null
            ? t('chain.promises', { promise: promiseText(node.promise) })
            : t(node.kind === 'customerPromise' ? 'chain.promisedTo' : 'chain.promisedBy', {
                promise: promiseText(node.promise),
                who: node.party.name,
              })}
        </p>
      )}
      {under.length === 0 && node.kind === 'customerPromise' && (
        <p className="text-ink-soft">{t('chain.standsAlone')}</p>
      )}
      {under.length > 0 && (
        <section className="grid gap-4" aria-label={t('chain.under')}>
          <h3 className="font-semibold">{t('chain.under')}</h3>
          {under.map((edge) => (
            <EdgeFacts key={`${edge.to} ${edge.service}`} chain={chain} edge={edge} other={edge.to} />
          ))}
        </section>
      )}
      {over.length > 0 && (
        <section className="grid gap-4" aria-label={t('chain.over')}>
          <h3 className="font-semibold">{t('chain.over')}</h3>
          {over.map((edge) => (
            <EdgeFacts key={`${edge.from} ${edge.service}`} chain={chain} edge={edge} other={edge.from} />
          ))}
        </section>
      )}
      {isPublished && (
        <TextLink
          to="/agreements/$agreement"
          params={{ agreement: node.agreement }}
          {...(node.target === null ? {} : { hash: `targets.${node.target}` })}
        >
          {t('clause')}
        </TextLink>
      )}
    </div>
  );
}
