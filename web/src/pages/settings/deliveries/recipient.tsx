import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { useRecipients } from '../parts/use-recipients.ts';

const CONTACT = /^contact:([^/]+)\/(.+)$/;

/** Whom a message is for, by name: a contact with the agreement that names it. @param name the contact's, where known */
export function Recipient({ recipient, name }: { readonly recipient: string; readonly name: string | null }) {
  const { wordsOf } = useRecipients();
  const [, agreement, contact] = CONTACT.exec(recipient) ?? [];
  if (agreement === undefined || contact === undefined) return wordsOf(recipient);
  return <Contact agreement={agreement} contact={name ?? contact} />;
}

function Contact({ agreement, contact }: { readonly agreement: string; readonly contact: string }) {
  const { t } = useTranslation('settings-alerting');
  const { data, isLoading } = useQuery({
    ...ask('/api/v1/agreements/{agreement}', { path: { agreement } }),
    enabled: useMay()('agreements:read'),
    staleTime: 60_000,
  });
  if (isLoading) return contact;
  return t('recipient.contact', { contact, agreement: data?.current.title ?? agreement });
}
