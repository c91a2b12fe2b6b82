import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../../app/amounts.ts';
import { StateMark } from '../../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../../words/format.ts';
import { keptIn, type Offer, type Result } from '../result.ts';
import { useValueWords } from '../words/value-words.ts';

interface OfferCardProps {
  readonly offer: Offer;
  readonly draft: Result;
  readonly nameOf: (target: string, level?: string | null) => string;
}

/** A term of a promise: what is promised, what would be kept, what going further costs. */
export function OfferCard({ offer, draft, nameOf }: OfferCardProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const words = useValueWords();
  const told = (step: { readonly value: string; readonly missed: Offer['promised']['missed'] }) => ({
    value: words(step.value, offer.term),
    share: format.percent(keptIn(step) ?? 0, 1),
  });
  const { promised, offered, tighter, kept } = offer;
  const state = kept ? 'onTime' : offered === null ? 'late' : 'soon';
  const word = kept ? 'kept' : offered === null ? 'hopeless' : 'change';
  return (
    <li className="min-w-0">
      <Card className="grid h-full content-start gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="font-semibold">
            {t('termOf', { target: nameOf(offer.target, offer.level), term: t(`term.${offer.term}`) })}
          </h3>
          <StateMark state={state} word={t(`offers.word.${word}`)} />
        </div>
        <p>{t('offers.promised', told(promised))}</p>
        {offered !== null && !kept && <p className="font-semibold">{t('offers.offered', told(offered))}</p>}
        {offered !== null && kept && offered.value !== promised.value && <p>{t('offers.could', told(offered))}</p>}
        {tighter !== null && <p className="text-sm text-ink-soft">{t('offers.tighter', told(tighter))}</p>}
        {offer.basis === 'estimated' && <p className="text-sm text-ink-soft">{t('offers.estimated')}</p>}
        <Further offer={offer} draft={draft} told={told} />
      </Card>
    </li>
  );
}

interface FurtherProps {
  readonly offer: Offer;
  readonly draft: Result;
  readonly told: (step: Offer['promised']) => { readonly value: string; readonly share: string };
}

/** What each tighter value would cost a year more than the draft. */
function Further({ offer, draft, told }: FurtherProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const base = draft.cost?.net.mean;
  if (offer.further.length === 0 || base === undefined) return null;
  return (
    <Disclosure summary={t('offers.further')}>
      <ul className="grid gap-1">
        {offer.further.map((step) => {
          const more = step.cost === null ? null : minorOf(step.cost.net.mean) - minorOf(base);
          const { value, share } = told(step);
          return (
            <li key={step.value}>
              {more === null
                ? t('offers.stepFree', { value, share })
                : t('offers.step', { value, share, amount: format.money(more, base.currency) })}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
