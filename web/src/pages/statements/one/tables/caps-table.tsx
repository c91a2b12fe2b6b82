import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { StateMark } from '../../../../kit/feedback/state-mark.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { Money } from '../money.tsx';
import type { Cap, Statement } from '../statement.ts';

const WINDOWS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling12mo', 'term'] as const;

/** What the caps allow, what was used of them before, and what is left. */
export function CapsTable({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  if (statement.caps.length === 0) return null;
  const windowOf = (window: string) => {
    const known = WINDOWS.find((one) => one === window);
    return known === undefined ? window : t(`window.${known}`);
  };
  const columns: readonly Column<Cap>[] = [
    { key: 'window', head: t('caps.window'), isMain: true, cell: ({ window }) => windowOf(window) },
    { key: 'cap', head: t('caps.cap'), align: 'end', cell: ({ cap }) => <Money of={cap} /> },
    { key: 'before', head: t('caps.before'), align: 'end', cell: ({ usedBefore }) => <Money of={usedBefore} /> },
    { key: 'granted', head: t('caps.granted'), align: 'end', cell: ({ granted }) => <Money of={granted} /> },
    { key: 'left', head: t('caps.left'), align: 'end', cell: ({ left }) => <Money of={left} /> },
    {
      key: 'bit',
      head: t('caps.state'),
      cell: ({ bit }) =>
        bit ? <StateMark state="soon" word={t('caps.bit')} /> : <StateMark state="onTime" word={t('caps.free')} />,
    },
  ];
  return (
    <Section title={t('caps.title')}>
      <DataTable
        caption={t('caps.table')}
        columns={columns}
        rows={statement.caps}
        rowKey={({ window }) => window}
        isDense
      />
    </Section>
  );
}
