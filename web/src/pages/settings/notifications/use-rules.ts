import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useChange } from '../parts/use-change.ts';

export type Rules = Schemas['NotificationRules'];
export type Rule = Schemas['NotificationRule'];

/** The rules as they are kept. */
export interface Kept {
  readonly rules: Rules;
  readonly revision: number;
  readonly setAt: string | null;
  readonly setBy: string | null;
}

const PATH = '/api/v1/notification-rules';

/** Sets other rules, unless somebody has changed them meanwhile; those that were there can be put back. */
export function useRules(kept: Kept, onDone?: () => void) {
  const { t } = useTranslation('settings-alerting');
  const put = (rules: readonly Rule[], revision: number) =>
    send('PUT', PATH, { headers: { 'if-match': String(revision) }, body: { ...kept.rules, rules } });
  return useChange((rules: readonly Rule[]) => put(rules, kept.revision), {
    renews: [PATH],
    says: () => t('rules.changed'),
    undo: (now) => put(kept.rules.rules, now.revision),
    isInForm: onDone !== undefined,
    ...(onDone === undefined ? {} : { onDone }),
  });
}
