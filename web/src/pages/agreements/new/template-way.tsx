import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { TemplateForm } from './template-form.tsx';
import { useTemplates } from './use-templates.ts';

const route = getRouteApi('/shell/agreements/new');

/** The standard agreements; the one that the address names, with its form. */
export function TemplateWay() {
  const { template } = route.useSearch();
  const query = useTemplates();
  return (
    <QueryState query={query} skeleton={<SkeletonCards cards={6} />}>
      {({ items }) => {
        const chosen = items.find(({ id }) => id === template);
        return chosen === undefined ? <Choice templates={items} /> : <Chosen key={chosen.id} template={chosen} />;
      }}
    </QueryState>
  );
}

type Template = Schemas['Template'];

function Choice({ templates }: { readonly templates: readonly Template[] }) {
  const { t } = useTranslation('agreements');
  return (
    <Section title={t('template.choose')} lead={t('template.chooseLead')}>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {templates.map(({ id, kind, title, description }) => (
          <li
            key={id}
            className="relative grid min-w-0 content-start justify-items-start gap-1.5 rounded-lg border border-line bg-surface p-4 hover:border-line-strong hover:bg-sunken"
          >
            <Link
              to="/agreements/new"
              search={{ template: id }}
              className="text-lg font-semibold after:absolute after:inset-0 after:rounded-lg hover:underline"
            >
              {title}
            </Link>
            <Badge>{t(`kind.${kind}`)}</Badge>
            <p className="text-pretty text-ink-soft">{description}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Chosen({ template }: { readonly template: Template }) {
  const { t } = useTranslation('agreements');
  return (
    <Section
      title={template.title}
      lead={template.description}
      aside={
        <TextLink to="/agreements/new" search={{}}>
          {t('template.other')}
        </TextLink>
      }
    >
      <TemplateForm template={template} />
    </Section>
  );
}
