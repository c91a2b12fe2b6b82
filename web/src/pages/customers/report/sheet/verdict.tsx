import { useTranslation } from 'react-i18next';
import { type State, StateMark } from '../../../../kit/feedback/state-mark.tsx';

const STATES: Readonly<Record<string, State>> = {
  met: 'onTime',
  breached: 'late',
  excused: 'paused',
  open: 'unknown',
  unknown: 'unknown',
};

interface VerdictProps {
  readonly verdict: string;
}

/** How a promise came out: shape and word. */
export function Verdict({ verdict }: VerdictProps) {
  const { t } = useTranslation('report');
  const known = (['met', 'breached', 'excused', 'open'] as const).find((one) => one === verdict) ?? 'unknown';
  return <StateMark state={STATES[known] ?? 'unknown'} word={t(`verdict.${known}`)} />;
}
