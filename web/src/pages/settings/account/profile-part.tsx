import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import type { Self } from '../../../api/session.ts';
import { Select } from '../../../kit/controls/select.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { type Lang, speakNow } from '../../../words/i18n.ts';
import { useChange } from '../parts/use-change.ts';
import { useCustomers } from '../parts/use-names.ts';

/** Who one is here, and in which language one is spoken to. */
export function ProfilePart({ self, mayChangePeople }: { readonly self: Self; readonly mayChangePeople: boolean }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const customers = useCustomers();
  const speak = useChange((language: Lang | null) => send('PATCH', '/api/v1/session', { body: { language } }), {
    renews: ['/api/v1/session'],
    says: () => t('account.languageSaved'),
    onDone: (_, language) => void speakNow(language ?? (navigator.language.startsWith('fr') ? 'fr' : 'en')),
  });
  const approves = self.approves.map((one) => t(`approval.${one}`));
  return (
    <Section title={t('account.profile')}>
      <Card className="grid gap-5">
        <Facts
          items={[
            { term: t('account.name'), value: self.name ?? t('account.noName') },
            { term: t('account.email'), value: self.email ?? '' },
            { term: t('role.label'), value: t(`role.${self.role}`), hint: t(`roleHelp.${self.role}`) },
            ...(approves.length > 0 ? [{ term: t('account.approves'), value: format.list(approves) }] : []),
            {
              term: t('account.sees'),
              value: self.customer === null ? t('everybody') : customers.nameOf(self.customer),
            },
          ]}
        />
        <p className="text-sm text-ink-soft">
          {mayChangePeople && self.kind === 'person' ? (
            <TextLink to="/settings/$section/$item" params={{ section: 'people', item: self.id }}>
              {t('account.toPerson')}
            </TextLink>
          ) : (
            t('account.profileHelp')
          )}
        </p>
        {self.kind === 'person' && (
          <div className="max-w-72">
            <Select<Lang>
              label={t('language.label')}
              empty={t('language.auto')}
              value={self.language ?? ''}
              onChange={(value) => speak.mutate(value === '' ? null : value)}
              options={[
                { value: 'fr', label: t('language.fr') },
                { value: 'en', label: t('language.en') },
              ]}
            />
          </div>
        )}
      </Card>
    </Section>
  );
}
