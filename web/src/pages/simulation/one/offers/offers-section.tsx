import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../../app/shares.ts';
import { Button } from '../../../../kit/controls/button.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { IconDocument } from '../../../../kit/icons/icons.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Offer } from '../result.ts';
import type { ResultProps } from '../result-view.tsx';
import { CopyTerms } from './copy-terms.tsx';
import { OfferCard } from './offer-card.tsx';

const keyOf = (offer: Offer) => `${offer.target} ${offer.level} ${offer.term}`;

/** What could be promised instead and be kept with the confidence asked for; then what is kept already. */
export function OffersSection({ draft, nameOf }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const [isCopying, setCopying] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const toChange = draft.offers.filter(({ kept }) => !kept);
  const kept = draft.offers.filter((offer) => offer.kept);
  if (draft.offers.length === 0) return null;
  const confidence = format.percent(shareOf(draft.confidence) ?? 0);
  const copy = (
    <Button size="small" icon={<IconDocument size={16} />} onClick={() => setCopying(true)}>
      {t('offers.copy')}
    </Button>
  );
  return (
    <Section
      title={t('offers.title')}
      lead={t('offers.lead', { confidence })}
      aside={toChange.length > 0 ? copy : undefined}
    >
      <div className="grid gap-4">
        {toChange.length === 0 && <EmptyState title={t('offers.nothing', { confidence })} />}
        <ul className="grid gap-4 lg:grid-cols-2">
          {[...toChange, ...(isWhole ? kept : [])].map((offer) => (
            <OfferCard key={keyOf(offer)} offer={offer} draft={draft} nameOf={nameOf} />
          ))}
        </ul>
        {kept.length > 0 && (
          <Button size="small" className="justify-self-start" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('offers.hideKept') : t('offers.showKept', { count: kept.length })}
          </Button>
        )}
      </div>
      <CopyTerms offers={toChange} isOpen={isCopying} onClose={() => setCopying(false)} />
    </Section>
  );
}
