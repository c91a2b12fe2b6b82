import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { askedOf } from './asked.ts';

/** What a simulation is called: as its asker named it, else by what is simulated. */
export function useTitle(): (head: Schemas['SimulationHead']) => string {
  const { t } = useTranslation('simulation');
  return (head) => {
    if (head.title !== null && head.title !== '') return head.title;
    const { draft } = askedOf(head);
    return 'agreement' in draft
      ? t('titleOfVersion', { agreement: draft.agreement, version: draft.version })
      : t('titleOfText');
  };
}
