import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../../app/shares.ts';
import { useFormat } from '../../../../words/format.ts';
import type { Term } from '../result.ts';

const UNITS = { bd: 'serviceDays', d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;
const WHOLE = /^(?:\d+(?:bd|[dhms]))+$/;

/** A value of a term as people say it: `1h15m`, `95%`, `2`. What it does not know stays as the agreement writes it. */
export function useValueWords(): (value: string, term?: Term | null) => string {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  return (value, term = null) => {
    if (term === 'allow') return t('misses', { count: Number(value), n: format.number(Number(value)) });
    const share = shareOf(value);
    if (share !== null) return format.percent(share, 4);
    if (!WHOLE.test(value)) return value;
    return [...value.matchAll(/(\d+)(bd|[dhms])/gy)]
      .map(([, count = '', unit = 'm']) => {
        const n = Number(count);
        return t(`unit.${UNITS[unit as keyof typeof UNITS]}`, { count: n, n: format.number(n) });
      })
      .join(' ');
  };
}
