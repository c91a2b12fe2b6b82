import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';

/** Whether somebody may sign in, and with what. */
export function PersonState({ person }: { readonly person: Schemas['Person'] }) {
  const { t } = useTranslation('settings');
  const state =
    person.erasedAt !== null ? 'erased' : person.disabled ? 'disabled' : person.hasPassword ? 'active' : 'invited';
  return (
    <span className="flex flex-wrap items-center gap-2">
      {state === 'active' ? <span>{t('people.active')}</span> : <Badge>{t(`people.${state}`)}</Badge>}
      {person.hasSecondFactor && <Badge>{t('people.factor')}</Badge>}
    </span>
  );
}
