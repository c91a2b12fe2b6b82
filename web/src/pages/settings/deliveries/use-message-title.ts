import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCustomers } from '../parts/use-names.ts';

const KNOWN = ['alert', 'ended', 'test', 'digest', 'maintenance'] as const;

/** What a message is about, in words, and whose data it holds; null: of several customers, or of none. */
export function useMessageTitle() {
  const { t } = useTranslation('settings-alerting');
  const { nameOf } = useCustomers();
  return ({ about, alerts, customer }: Pick<Schemas['Delivery'], 'about' | 'alerts' | 'customer'>) => {
    const known = KNOWN.find((one) => one === about);
    return {
      title: known === undefined ? about : t(`messages.of.${known}`, { count: Math.max(1, alerts) }),
      customer: customer === null ? null : nameOf(customer),
    };
  };
}
