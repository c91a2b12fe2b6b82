import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';

type Message = Schemas['Delivery'];
export const STATES = ['gathering', 'due', 'sending', 'handedOver', 'dead', 'cancelled'] as const;

const MARKS: Readonly<Record<Message['state'], State>> = {
  gathering: 'paused',
  due: 'soon',
  sending: 'soon',
  handedOver: 'onTime',
  dead: 'late',
  cancelled: 'paused',
};

/** What became of a message, and how often it was tried. */
export function MessageState({ message }: { readonly message: Pick<Message, 'state' | 'tries'> }) {
  const { t } = useTranslation('settings-alerting');
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StateMark state={MARKS[message.state]} word={t(`messages.${message.state}`)} />
      {message.tries > 1 && (
        <span className="text-sm text-ink-soft">{t('messages.tries', { count: message.tries })}</span>
      )}
    </span>
  );
}
