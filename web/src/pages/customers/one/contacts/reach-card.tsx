import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { Card } from '../../../../kit/layout/card.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { type Contact, ReachLinks, useRoleWords } from './contact-parts.tsx';

const SHOWN = 3;

/** Who can be reached at this moment, and how. */
export function ReachCard({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const role = useRoleWords();
  if (overview.contacts === null) return null;
  const all = overview.contacts.flatMap(({ contacts }) => contacts);
  const reached = reachedNow(all);
  return (
    <section aria-labelledby="reached-now">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4">
        <h2 id="reached-now" className="text-lg font-semibold">
          {t('contacts.now')}
        </h2>
        <TextLink
          to="/customers/$customer"
          params={{ customer: overview.customer }}
          search={{ view: 'contacts' }}
          resetScroll={false}
        >
          {t('contacts.all', { count: all.length })}
        </TextLink>
      </div>
      <Card>
        {reached.length === 0 ? (
          <p className="text-ink-soft">{all.length === 0 ? t('contacts.none') : t('contacts.nobody')}</p>
        ) : (
          <ul className="grid gap-3">
            {reached.slice(0, SHOWN).map((contact) => (
              <li key={contact.contact} className="grid min-w-0">
                <span className="font-medium wrap-anywhere">{contact.name}</span>
                <span className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
                  <span>{role(contact.role)}</span>
                  <ReachLinks contact={contact} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

/** The provider's own first; each once, whoever it stands in for. */
function reachedNow(all: readonly Contact[]): readonly Contact[] {
  const ids = new Set(all.map(({ reachedNow: now }) => now).filter((id) => id !== null));
  const found = all.filter(({ contact }) => ids.has(contact));
  return [...found].sort((a, b) => Number(a.party !== 'provider') - Number(b.party !== 'provider'));
}
