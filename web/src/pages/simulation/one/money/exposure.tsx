import { useTranslation } from 'react-i18next';
import { type Amount, minorOf } from '../../../../app/amounts.ts';
import { Bars } from '../../../../kit/figures/bars.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Result } from '../result.ts';
import type { ResultProps } from '../result-view.tsx';

const WINDOWS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling12mo', 'term'] as const;

/** What a year can cost beside what it leaves: expected, one year in 20, the most the caps allow. */
export function Exposure({ draft, present, nameOf }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { exposure, yearMargin } = draft;
  const currency = exposure?.expected?.currency;
  if (exposure === null || currency === undefined) return null;
  const minor = (of: Amount | null | undefined) => (of == null ? null : minorOf(of));
  const hasPresent = present?.exposure?.expected?.currency === currency;
  const values = (pick: (result: Result) => Amount | null | undefined) => [
    minor(pick(draft)),
    ...(hasPresent && present ? [minor(pick(present))] : []),
  ];
  const groups = [
    { name: t('exposure.expected'), values: values((one) => one.exposure?.expected) },
    { name: t('exposure.p95'), values: values((one) => one.exposure?.p95) },
    { name: t('exposure.most'), values: values((one) => one.exposure?.mostByCaps) },
    { name: t('exposure.margin'), values: values((one) => one.yearMargin) },
  ].filter(({ values: all }) => all.some((value) => value !== null));
  const window = WINDOWS.find((known) => known === exposure.boundBy);
  return (
    <Card className="grid gap-3">
      <Bars
        title={t('exposure.title')}
        groups={groups}
        series={hasPresent ? [t('money.draft'), t('money.present')] : [t('money.draft')]}
        format={(value) => format.money(value, currency)}
      />
      <ul className="grid gap-1 text-sm text-ink-soft">
        {window !== undefined && <li>{t(`bound.${window}`)}</li>}
        {exposure.uncapped.length > 0 && (
          <li>
            {t('exposure.uncapped', { remedies: format.list(exposure.uncapped.map((remedy) => nameOf(remedy))) })}
          </li>
        )}
        {yearMargin === null && <li>{t('exposure.noMargin')}</li>}
      </ul>
    </Card>
  );
}
