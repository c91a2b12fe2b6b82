import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';

interface OddsProps {
  readonly label: string;
  /** From 0 to 1. */
  readonly probability: number;
  /** How sure that is: from … to. */
  readonly low?: number;
  readonly high?: number;
}

function oddsWords(share: number, t: TFunction<'kit'>): string {
  if (share <= 0) return t('figures.odds.never');
  if (share >= 1) return t('figures.odds.always');
  if (share < 0.001) return t('figures.odds.almostNever');
  if (share > 0.999) return t('figures.odds.almostAlways');
  if (share < 0.01 || share > 0.99) return t('figures.odds.inThousand', { n: Math.round(share * 1_000) });
  const tenths = Math.round(share * 10);
  if (share >= 0.1 && share <= 0.9 && Math.abs(share - tenths / 10) < 0.02)
    return t('figures.odds.inTen', { n: tenths });
  return t('figures.odds.inHundred', { n: Math.round(share * 100) });
}

/** How likely something is: "7 in 10", as a bar, with the span of what is not sure. */
export function Odds({ label, probability, low, high }: OddsProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const odds = oddsWords(probability, t);
  const hasInterval = low !== undefined && high !== undefined;
  // Near the ends a whole per cent says too little.
  const digits = hasInterval && (low < 0.02 || high > 0.98) ? 1 : 0;
  const words = hasInterval
    ? t('figures.odds.interval', { odds, low: format.percent(low, digits), high: format.percent(high, digits) })
    : odds;
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-sm text-ink-soft">{label}</span>
        <span className="font-semibold">{words}</span>
      </div>
      <div aria-hidden="true" className="relative h-4 overflow-hidden rounded-sm border border-line-strong bg-sunken">
        <span className="absolute inset-y-0 left-0 bg-on-time-fill" style={{ width: `${probability * 100}%` }} />
        {hasInterval && (
          <span
            className="absolute inset-y-[5px] border-x-2 border-ink bg-[linear-gradient(var(--ink),var(--ink))] bg-[length:100%_2px] bg-center bg-no-repeat"
            style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
          />
        )}
      </div>
    </div>
  );
}
