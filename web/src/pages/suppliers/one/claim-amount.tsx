import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { minorOf } from '../../../app/amounts.ts';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';

/** The amount of a claim; it opens to its working, step by step. What can not be reckoned shows its formula. */
export function ClaimAmount({ claim }: { readonly claim: Schemas['SupplierClaim'] }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const { amount, days, formula, working, title, agreement, remedy } = claim;
  const told =
    amount !== null
      ? format.money(minorOf(amount), amount.currency)
      : days > 0
        ? t('claims.days', { count: days })
        : t('claims.notReckoned');
  const steps = working.flatMap(({ because }) => (typeof because === 'string' ? [because] : []));
  return (
    <Why value={told} label={title}>
      <span className="grid gap-1.5">
        {steps.map((step) => (
          <span key={step}>{step}</span>
        ))}
        {formula !== null && <span className="text-ink-soft">{t('claims.formula', { formula })}</span>}
        <TextLink to="/agreements/$agreement" params={{ agreement }} hash={`remedies.${remedy}`}>
          {t('clause')}
        </TextLink>
      </span>
    </Why>
  );
}
