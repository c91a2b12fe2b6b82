import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useFormat } from '../../../words/format.ts';
import { leftOf } from '../left.ts';

type Objective = Schemas['Objective'];

interface LeftWords {
  /** How many misses are left, or too many. */
  readonly left: string;
  /** The day on which none will be left at this pace; null: not said. */
  readonly ending: string | null;
  /** A class of ink. */
  readonly tone: string;
}

/** Tells what is left of an objective's misses. */
export function useLeftWords(): (objective: Objective) => LeftWords {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (objective) => {
    const { missesRunOutOn } = objective;
    const missesLeft = leftOf(objective);
    if (missesLeft === null) return { left: t('left.unknown'), ending: null, tone: 'text-unknown' };
    const day = missesRunOutOn === null ? null : format.day(`${missesRunOutOn}T12:00:00Z`, 'UTC');
    const ending = day === null ? null : t('left.runsOut', { day });
    if (missesLeft < 0)
      return { left: t('left.over', { count: -missesLeft, n: format.number(-missesLeft) }), ending, tone: 'text-late' };
    if (missesLeft === 0) return { left: t('left.none'), ending, tone: 'text-soon' };
    return { left: t('left.some', { count: missesLeft, n: format.number(missesLeft) }), ending, tone: 'text-ink' };
  };
}
