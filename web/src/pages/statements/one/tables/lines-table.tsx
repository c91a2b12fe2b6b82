import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../../app/shares.ts';
import { Working } from '../../../../app/statement/working.tsx';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { Why } from '../../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { Money } from '../money.tsx';
import type { Line, Statement } from '../statement.ts';
import { useTitles, useZoneOf } from '../use-titles.ts';

const keyOf = ({ line, level, ticket, period }: Line) => `${line} ${level} ${ticket} ${period.from}`;

/** What is charged, by level; extras and work out of contract apart. Each amount opens to its working. */
export function LinesTable({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const titleOf = useTitles(statement.agreement);
  const { lines } = statement;
  const agreed = lines.filter(({ kind }) => kind !== 'extra');
  const extras = lines.filter(({ kind }) => kind === 'extra');
  const levels = [...new Set(agreed.map(({ level }) => level))];
  return (
    <Section title={t('lines.title')} lead={<span className="print:hidden">{t('lines.lead')}</span>}>
      <div className="grid gap-6">
        {lines.length === 0 && <EmptyState title={t('lines.none')} />}
        {levels.map((level) => (
          <LinesOf
            key={level}
            title={level === null ? t('lines.ofAgreement') : t('lines.ofLevel', { level: titleOf('levels', level) })}
            lines={agreed.filter((line) => line.level === level)}
            version={statement.agreement}
          />
        ))}
        {extras.length > 0 && <LinesOf title={t('lines.extras')} lines={extras} version={statement.agreement} />}
      </div>
    </Section>
  );
}

interface LinesOfProps {
  readonly title: string;
  readonly lines: readonly Line[];
  /** The agreement's, in whose zone the days are told: `msp@1` */
  readonly version: string;
}

function LinesOf({ title, lines, version }: LinesOfProps) {
  const columns = useColumns(version, useZoneOf(version));
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      <DataTable caption={title} columns={columns} rows={lines} rowKey={keyOf} isDense />
    </div>
  );
}

function useColumns(version: string, timeZone: string): readonly Column<Line>[] {
  const { t } = useTranslation('statements');
  const format = useFormat();
  return [
    {
      key: 'title',
      head: t('lines.line'),
      isMain: true,
      cell: ({ title, ticket }) => (
        <>
          {title}
          {ticket !== null && (
            <>
              {' '}
              <TextLink to="/today/$ticket" params={{ ticket }}>
                {ticket}
              </TextLink>
            </>
          )}
        </>
      ),
    },
    { key: 'kind', head: t('lines.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'period',
      head: t('lines.period'),
      cell: ({ period }) => <span className="whitespace-nowrap">{format.days(period, timeZone)}</span>,
    },
    {
      key: 'quantity',
      head: t('lines.quantity'),
      align: 'end',
      cell: ({ quantity }) => (quantity === null ? '–' : format.number(Number(quantity), 4)),
    },
    {
      key: 'vat',
      head: t('lines.vat'),
      align: 'end',
      cell: ({ vat }) => (vat === null ? '–' : format.percent(shareOf(vat) ?? 0, 4)),
    },
    {
      key: 'amount',
      head: t('lines.amount'),
      align: 'end',
      cell: ({ amount, title, working }) => (
        <Why label={title} value={<Money of={amount} />}>
          <Working agreement={version} steps={working} />
        </Why>
      ),
    },
  ];
}
