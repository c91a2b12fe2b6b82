import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { useFormat } from '../../../words/format.ts';
import { usePromiseText } from '../use-amount-words.ts';
import { nameOf } from './use-chain-drawn.ts';

type Edge = Schemas['ChainEdge'];

interface EdgeFactsProps {
  readonly chain: Schemas['PromiseChain'];
  readonly edge: Edge;
  /** The promise at the other end. */
  readonly other: string;
}

const MARKS = { covered: 'onTime', thin: 'soon', uncovered: 'late', nothingUnder: 'unknown' } as const satisfies {
  readonly [cover: string]: State;
};

/** Whether one promise carries another: the sentences, the worst instant, and what is left of the time. */
export function EdgeFacts({ chain, edge, other }: EdgeFactsProps) {
  const { t } = useTranslation('suppliers');
  const items = useEdgeItems(edge);
  const node = chain.nodes.find(({ id }) => id === other);
  const cover = edge.cover ?? 'nothingUnder';
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{node === undefined ? other : nameOf(node)}</span>
        <StateMark state={MARKS[cover]} word={t(`cover.${cover}`)} />
      </div>
      {edge.why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {items.length > 0 && <Facts items={items} />}
      {edge.decides && <p className="text-sm text-ink-soft">{t('chain.decides')}</p>}
    </Card>
  );
}

function useEdgeItems(edge: Edge) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const promiseText = usePromiseText();
  const { timeZone } = useSelf();
  const { worstAt, ourDueAt, supplierDueAt, slackSeconds, ourDowntimeSeconds, theirDowntimeSeconds, safe } = edge;
  const at = (instant: string | null) => (instant === null ? null : format.dayAndTime(instant, timeZone));
  const lasting = (seconds: number | null) => (seconds === null ? null : format.duration(seconds));
  const slack =
    slackSeconds === null
      ? null
      : t(slackSeconds < 0 ? 'chain.slackLate' : 'chain.slackEarly', { time: format.duration(slackSeconds) });
  const all = [
    { term: t('chain.worstAt'), value: at(worstAt) },
    { term: t('chain.ourDueAt'), value: at(ourDueAt) },
    { term: t('chain.supplierDueAt'), value: at(supplierDueAt) },
    { term: t('chain.slack'), value: slack },
    { term: t('chain.ourDowntime'), value: lasting(ourDowntimeSeconds) },
    { term: t('chain.theirDowntime'), value: lasting(theirDowntimeSeconds) },
    { term: t('chain.safe'), value: safe === null ? null : promiseText(safe) },
  ];
  return all.filter(({ value }) => value !== null);
}
