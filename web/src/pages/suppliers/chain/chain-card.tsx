import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Switch } from '../../../kit/controls/checkbox.tsx';
import { ChainGraph } from '../../../kit/figures/chain/chain-graph.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { NodeDrawer } from './node-drawer.tsx';
import { useChainDrawn } from './use-chain-drawn.ts';

/** The chain as a graph; promises that stand on nobody are told by their number unless they are asked for. */
export function ChainCard({ chain }: { readonly chain: Schemas['PromiseChain'] }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const drawn = useChainDrawn(chain, isAll);
  const title = format.list([...new Set(chain.margins.map((one) => one.title))]);
  return (
    <Section
      title={t('chain.title')}
      aside={
        drawn.alone > 0 && (
          <Switch isSelected={isAll} onChange={setAll}>
            {t('chain.alone', { count: drawn.alone })}
          </Switch>
        )
      }
    >
      <Card className="grid gap-4">
        {chain.rings.map(({ agreement, ring }) => (
          <p key={agreement} className="text-late">
            {t('chain.ring', { ring: ring.join(' → ') })}
          </p>
        ))}
        <ChainGraph
          title={title === '' ? t('chain.title') : title}
          nodes={drawn.nodes}
          edges={drawn.edges}
          onNode={setOpened}
        />
        <NodeDrawer chain={chain} opened={opened} onClose={() => setOpened(null)} />
      </Card>
    </Section>
  );
}
