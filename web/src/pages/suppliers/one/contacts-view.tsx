import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Card } from '../../../kit/layout/card.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';

type Agreement = Schemas['Supplier']['agreements'][number];

/** The agreements with a supplier, and whom they name. */
export function ContactsView({ supplier }: { readonly supplier: Schemas['Supplier'] }) {
  return (
    <>
      {supplier.agreements.map((one) => (
        <AgreementContacts key={one.agreement} agreement={one} />
      ))}
    </>
  );
}

function AgreementContacts({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const { timeZone } = agreement;
  const from = format.day(agreement.effectiveAt, timeZone, true);
  const period =
    agreement.endsAt === null
      ? t('contacts.since', { from })
      : // The last day that it holds: its end is exclusive.
        t('fromTo', { from, to: format.day(Date.parse(agreement.endsAt) - 1, timeZone, true) });
  return (
    <Section
      title={agreement.title}
      lead={t('contacts.version', { version: agreement.version, period })}
      aside={
        <TextLink to="/agreements/$agreement" params={{ agreement: agreement.agreement }}>
          {t('contacts.open')}
        </TextLink>
      }
    >
      {agreement.contacts.length === 0 ? (
        <p className="text-ink-soft">{t('contacts.none')}</p>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {agreement.contacts.map(({ contact, name, party, reach }) => (
            <li key={contact}>
              <Card className="grid h-full content-start gap-1">
                <span className="font-semibold">{name}</span>
                <span className="text-sm text-ink-soft">
                  {party === 'supplier' ? t('contacts.theirs') : t('contacts.ours')}
                </span>
                {reach.map(({ by, at }) => (
                  <span key={`${by} ${at}`} className="wrap-anywhere">
                    {by === 'email' || by === 'phone' ? (
                      <a
                        className="text-accent underline underline-offset-2"
                        href={`${by === 'email' ? 'mailto' : 'tel'}:${at.replaceAll(' ', '')}`}
                      >
                        {at}
                      </a>
                    ) : (
                      at
                    )}
                  </span>
                ))}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
