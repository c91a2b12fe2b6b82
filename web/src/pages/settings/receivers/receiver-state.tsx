import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';

/** Whether a receiver is in use, and why not. */
export function ReceiverState({ receiver }: { readonly receiver: Schemas['Receiver'] }) {
  const { t } = useTranslation('settings-alerting');
  const because = receiver.disabledBecause;
  if (because === null) return <StateMark state="onTime" word={t('receivers.on')} />;
  return <StateMark state={because === 'byHand' ? 'paused' : 'late'} word={t(`receivers.off.${because}`)} />;
}
