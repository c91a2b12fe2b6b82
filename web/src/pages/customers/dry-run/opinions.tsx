import { useTranslation } from 'react-i18next';
import { Card } from '../../../kit/layout/card.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Comparison } from './use-comparison.ts';

/** How often both say the same, and how often not. What stands here sums to all tickets. */
export function Opinions({ counts }: { readonly counts: Comparison }) {
  const { t } = useTranslation('dry-run');
  const format = useFormat();
  const { bothKept, bothMissed, onlyTheyKept, onlyWeKept, noCommitment, notRecorded, tickets } = counts;
  const compared = bothKept + bothMissed + onlyTheyKept + onlyWeKept;
  const same = bothKept + bothMissed;
  return (
    <Card className="grid gap-4">
      <p className="text-lg">
        {compared === 0
          ? t('opinions.nothing')
          : t('opinions.same', {
              count: compared,
              same: format.number(same),
              all: format.number(compared),
              share: format.percent(same / compared),
            })}
      </p>
      <Square counts={counts} />
      <p className="text-sm text-ink-soft">
        {t('opinions.rest', {
          tickets: format.number(tickets),
          noCommitment: format.number(noCommitment),
          notRecorded: format.number(notRecorded),
        })}
      </p>
    </Card>
  );
}

/** What the helpdesk says down, what we say across. */
function Square({ counts }: { readonly counts: Comparison }) {
  const { t } = useTranslation('dry-run');
  const format = useFormat();
  const cell = 'border border-line px-4 py-2 text-right text-lg tabular-nums';
  const head = 'border border-line bg-sunken px-4 py-2 text-left font-medium';
  const differs = (count: number) => (count > 0 ? 'bg-soon-soft font-semibold text-soon' : 'text-ink-faint');
  return (
    <table className="w-full max-w-2xl border-collapse">
      <caption className="sr-only">{t('opinions.caption')}</caption>
      <thead>
        <tr>
          <td className="p-0" />
          <th scope="col" className={head}>
            {t('opinions.weKept')}
          </th>
          <th scope="col" className={head}>
            {t('opinions.weMissed')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className={head}>
            {t('opinions.theyKept')}
          </th>
          <td className={cell}>{format.number(counts.bothKept)}</td>
          <td className={`${cell} ${differs(counts.onlyTheyKept)}`}>{format.number(counts.onlyTheyKept)}</td>
        </tr>
        <tr>
          <th scope="row" className={head}>
            {t('opinions.theyMissed')}
          </th>
          <td className={`${cell} ${differs(counts.onlyWeKept)}`}>{format.number(counts.onlyWeKept)}</td>
          <td className={cell}>{format.number(counts.bothMissed)}</td>
        </tr>
      </tbody>
    </table>
  );
}
