import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useWholeList } from '../../../api/pages.ts';
import { useMay } from '../../../api/session.ts';
import { usePersonName } from './use-names.ts';

const ROLES = ['owner', 'manager', 'technician', 'approver'] as const;

/** Whom rules can tell, and what each is called. Needs the words `settings-alerting`. */
export function useRecipients() {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const may = useMay();
  const nameOf = usePersonName();
  const people = useWholeList('/api/v1/people', { query: { limit: 500 } }, { enabled: may('people:read') });
  const rotas = useQuery({ ...ask('/api/v1/rotas'), enabled: may('alerts:read') });
  const receivers = useQuery({ ...ask('/api/v1/receivers'), enabled: may('alerting:write') });
  const known = (people.data?.items ?? []).filter((one) => one.erasedAt === null && one.role !== 'customer');
  const wordsOf = (recipient: string): string => {
    if (recipient === 'assignee') return t('recipient.assignee');
    const at = recipient.indexOf(':');
    const [kind, id] = [recipient.slice(0, at), recipient.slice(at + 1)];
    const role = ROLES.find((one) => one === id);
    if (kind === 'role' && role !== undefined) return t('recipient.role', { role: t(`settings:role.${role}`) });
    if (kind === 'person') return t('recipient.person', { name: nameOf(id) });
    if (kind === 'contact')
      return t('recipient.contact', { contact: id.slice(id.indexOf('/') + 1), agreement: id.split('/')[0] });
    if (kind === 'rota') {
      return t('recipient.rota', { name: rotas.data?.items.find((one) => one.rota === id)?.title ?? id });
    }
    const receiver = receivers.data?.items.find((one) => one.endpoint === id);
    return t('recipient.endpoint', { name: receiver?.title ?? id });
  };
  const all = [
    'assignee',
    ...ROLES.map((role) => `role:${role}`),
    ...(rotas.data?.items ?? []).map((one) => `rota:${one.rota}`),
    ...(receivers.data?.items ?? []).map((one) => `endpoint:${one.endpoint}`),
    ...known.map((one) => `person:${one.id}`),
  ];
  return { all, wordsOf };
}
