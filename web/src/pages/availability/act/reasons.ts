import { useTranslation } from 'react-i18next';

/** Reasons as agreements name them in `rules.exclude`; others may be named there. */
export const REASONS = ['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension', 'ourSupplier'] as const;

/** A reason in words; one that only an agreement knows as it is written there. */
export function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation('availability');
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? reason : t(`reason.${known}`);
  };
}
