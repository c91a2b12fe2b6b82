import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useChange } from '../parts/use-change.ts';

const RECEIVERS = ['/api/v1/receivers', '/api/v1/receivers/{endpoint}'];

/** What is done with a receiver. */
export function useReceiverChanges(receiver: Schemas['Receiver']) {
  const { t } = useTranslation('settings-alerting');
  const navigate = useNavigate();
  const params = { path: { endpoint: receiver.endpoint } };
  const name = receiver.title;
  const set = (isOn: boolean) =>
    send('POST', isOn ? '/api/v1/receivers/{endpoint}/on' : '/api/v1/receivers/{endpoint}/off', { params });
  return {
    test: useChange(() => send('POST', '/api/v1/receivers/{endpoint}/test', { params }), {
      says: () => t('receivers.tested'),
      onDone: ({ message }) =>
        void navigate({ to: '/settings/$section/$item', params: { section: 'deliveries', item: message } }),
    }),
    turn: useChange(set, {
      renews: RECEIVERS,
      says: (_, isOn) => t(isOn ? 'receivers.isOn' : 'receivers.isOff', { name }),
      undo: (_, isOn) => set(!isOn),
    }),
    rotate: useChange(() => send('POST', '/api/v1/receivers/{endpoint}/secret', { params }), { renews: RECEIVERS }),
    drop: useChange(() => send('DELETE', '/api/v1/receivers/{endpoint}/secret', { params }), {
      renews: RECEIVERS,
      says: () => t('receivers.dropped'),
    }),
    remove: useChange(() => send('DELETE', '/api/v1/receivers/{endpoint}', { params }), {
      renews: ['/api/v1/receivers'],
      says: () => t('receivers.removed', { name }),
      onDone: () => void navigate({ to: '/settings/$section', params: { section: 'receivers' } }),
    }),
  };
}
