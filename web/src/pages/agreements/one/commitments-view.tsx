import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../../kit/controls/choice.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../../kit/feedback/skeleton.tsx';
import { Matrix } from '../../../kit/figures/matrix.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { type Cell, matrixFor } from './matrix-cells.ts';
import { PromiseTable } from './promise-table.tsx';
import { clauseOf, type OfVersion, type Reading, useReading } from './reading.ts';
import { InText } from './text/in-text.tsx';
import { Unbroken } from './text/unbroken.tsx';
import { useMarked } from './use-marked.ts';

/** What is promised: how soon for which priority, and everything else that is promised. */
export function CommitmentsView(of: OfVersion) {
  const { t } = useTranslation('agreements');
  const query = useReading(of);
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonRows rows={6} />}
      isEmpty={(reading) => !reading.sections.some(({ id }) => id === 'commitments')}
      empty={<EmptyState title={t('commitments.none')}>{t('commitments.noneLead')}</EmptyState>}
    >
      {(reading) => (
        <>
          {reading.matrix.cells.length > 0 && <MatrixSection of={of} reading={reading} />}
          <PromiseTable of={of} reading={reading} />
        </>
      )}
    </QueryState>
  );
}

interface Shown {
  readonly of: OfVersion;
  readonly reading: Reading;
}

function MatrixSection({ of, reading }: Shown) {
  const { t } = useTranslation('agreements');
  const [level, setLevel] = useState('');
  const marked = useMarked(true);
  const { matrix } = reading;
  const { priorities, cells } = matrixFor(matrix, level === '' ? null : level, t('commitments.allPriorities'));
  return (
    <Section
      title={t('commitments.matrix')}
      lead={t('commitments.matrixLead')}
      aside={<LevelChoice matrix={matrix} level={level} onChange={setLevel} />}
    >
      <Card>
        <Matrix
          title={t('commitments.caption')}
          priorities={priorities}
          measures={matrix.measures.map(({ id, title }) => ({ id, name: title }))}
          cells={cells.map(({ cell, priority, isFirst }) => ({
            priority,
            measure: cell.measure,
            seconds: cell.withinSeconds,
            text: cell.limit,
            value: <ClauseLink of={of} cell={cell} />,
            note: <Unbroken text={[...cell.only, cell.hours].join(' · ')} />,
            ...(isFirst ? { id: `targets.${cell.target}` } : {}),
            isMarked: marked === `targets.${cell.target}`,
          }))}
        />
      </Card>
    </Section>
  );
}

/** A limit, and the way to the clause that promises it. */
function ClauseLink({ of, cell }: { readonly of: OfVersion; readonly cell: Cell }) {
  const { t } = useTranslation('agreements');
  return (
    <InText
      of={of}
      place={clauseOf(cell.target, cell.level)}
      label={t('commitments.clause', { title: cell.title, limit: cell.limit })}
    >
      {cell.limit}
    </InText>
  );
}

interface LevelChoiceProps {
  readonly matrix: Reading['matrix'];
  readonly level: string;
  readonly onChange: (level: string) => void;
}

/** Plans with figures of their own: one is shown at a time. */
function LevelChoice({ matrix: { levels, others }, level, onChange }: LevelChoiceProps) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  if (levels.length === 0) return null;
  const options = [
    {
      value: '',
      label: others.length === 0 ? t('commitments.standard') : format.list(others.map(({ title }) => title)),
    },
    ...levels.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const label = t('commitments.plan');
  return levels.length < 5 ? (
    <SegmentedControl label={label} value={level} onChange={onChange} options={options} />
  ) : (
    <Select label={label} value={level} onChange={onChange} options={options} isLabelHidden />
  );
}
