import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';

export type Contact = Schemas['CustomerContact'];

const ROLES = [
  'customerService',
  'service',
  'technical',
  'finance',
  'legal',
  'onCall',
  'general',
  'executive',
  'sales',
  'security',
] as const;

/** What a role of a contact is called; roles of one's own as the agreement writes them. */
export function useRoleWords(): (role: string) => string {
  const { t } = useTranslation('customers');
  return (role) => {
    const known = ROLES.find((one) => one === role);
    return known === undefined ? role : t(`role.${known}`);
  };
}

const SCHEMES: Readonly<Record<string, string>> = { phone: 'tel:', email: 'mailto:' };

/** The ways to reach a contact, to be pressed where the device can. */
export function ReachLinks({ contact }: { readonly contact: Contact }) {
  return contact.reach.map(({ by, at }) => {
    const scheme = SCHEMES[by];
    return scheme === undefined ? (
      <span key={`${by} ${at}`} className="wrap-anywhere">
        {at}
      </span>
    ) : (
      <a
        key={`${by} ${at}`}
        href={`${scheme}${by === 'phone' ? at.replaceAll(/[^+\d]/g, '') : at}`}
        className="inline-flex min-h-6 items-center font-medium whitespace-nowrap text-accent underline decoration-from-font underline-offset-2"
      >
        {at}
      </a>
    );
  });
}
