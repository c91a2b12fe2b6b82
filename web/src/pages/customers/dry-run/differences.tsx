import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { More, type MoreProps } from '../../../kit/data/more.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { ClockReceipt } from './clock-receipt.tsx';
import type { Comparison, Difference } from './use-comparison.ts';

interface DifferencesProps {
  readonly overview: Schemas['CustomerOverview'];
  readonly differences: readonly Difference[];
  readonly counts: Comparison;
  readonly more: MoreProps;
}

/** The tickets of which the two say otherwise; each opens to how we counted. */
export function Differences({ overview, differences, counts, more }: DifferencesProps) {
  const { t } = useTranslation('dry-run');
  const format = useFormat();
  const all = counts.onlyTheyKept + counts.onlyWeKept;
  return (
    <section aria-labelledby="differences" className="min-w-0">
      <h3 id="differences" className="mb-2 text-lg font-semibold">
        {t('differences.title', { count: all, n: format.number(all) })}
      </h3>
      {all === 0 ? (
        <p className="text-ink-soft">{t('differences.none')}</p>
      ) : (
        <Card isFlush>
          <ul>
            {differences.map((one) => (
              <li key={one.ticket} className="border-b border-line px-4 py-2.5 last:border-b-0">
                <OneDifference difference={one} overview={overview} />
              </li>
            ))}
          </ul>
          <More {...more} />
        </Card>
      )}
    </section>
  );
}

function OneDifference({
  difference,
  overview,
}: Pick<DifferencesProps, 'overview'> & { readonly difference: Difference }) {
  const { t } = useTranslation('dry-run');
  const { ticket, opinion, clocks } = difference;
  // Those that were missed are why; where none was, all are.
  const missed = clocks.filter(({ breachedAt }) => breachedAt !== null);
  const shown = missed.length > 0 ? missed : clocks;
  return (
    <Disclosure
      isLazy
      summary={
        <span className="flex flex-wrap gap-x-3">
          <span className="font-semibold">{ticket}</span>
          <span className="font-normal text-ink-soft">{t(`differences.${opinion}`)}</span>
        </span>
      }
    >
      <div className="grid gap-5 pb-2">
        {shown.map((clock) => (
          <ClockReceipt key={`${clock.target} ${clock.measure} ${clock.cycle}`} clock={clock} overview={overview} />
        ))}
        <TextLink to="/today/$ticket" params={{ ticket }} className="w-fit">
          {t('differences.ticket', { ticket })}
        </TextLink>
      </div>
    </Disclosure>
  );
}
