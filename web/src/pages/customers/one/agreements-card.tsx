import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Card } from '../../../kit/layout/card.tsx';
import { ButtonLink, TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';

/** The agreements in force, each with its version and its term. */
export function AgreementsCard({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const may = useMay();
  const day = (date: string) => format.day(`${date}T12:00:00Z`, 'UTC', true);
  return (
    <section aria-labelledby="agreements-in-force">
      <h2 id="agreements-in-force" className="mb-3 text-lg font-semibold">
        {t('agreements.title')}
      </h2>
      <Card>
        {overview.agreements.length === 0 ? (
          <div className="grid justify-items-start gap-2 text-ink-soft">
            <p>{t('agreements.none')}</p>
            {may('agreements:write') && (
              <ButtonLink to="/agreements/new" size="small">
                {t('agreements.new')}
              </ButtonLink>
            )}
          </div>
        ) : (
          <ul className="grid gap-3">
            {overview.agreements.map(({ agreement, version, title, from, to, shared }) => (
              <li key={`${agreement}@${version}`} className="grid min-w-0">
                <TextLink to="/agreements/$agreement" params={{ agreement }} className="wrap-anywhere">
                  {title}
                </TextLink>
                <span className="text-sm text-ink-soft">
                  {to === null
                    ? t('agreements.since', { version, from: day(from) })
                    : t('agreements.term', { version, from: day(from), to: day(to) })}
                  {shared && ` · ${t('agreements.shared')}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}
