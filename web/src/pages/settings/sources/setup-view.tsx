import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { NumberField } from '../../../kit/controls/number-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';

type Source = Schemas['Source'];
const OFFICE = { hours: { 'mon-fri': ['08:00-18:00'] } };
type Hours = 'always' | 'office' | 'own';

function hoursOf(calendar: unknown): Hours {
  if (calendar === null || calendar === undefined || calendar === '24x7') return 'always';
  return JSON.stringify(calendar) === JSON.stringify(OFFICE) ? 'office' : 'own';
}

/** What a source is called, where its tickets are found, in which rhythm it speaks, how long what it sent is kept. */
export function SetupView({ source }: { readonly source: Source }) {
  const { t } = useTranslation(['settings-sources', 'settings']);
  const { save, before, ...typed } = useSetup(source);
  const { title, setTitle, ticketUrl, setTicketUrl, every, setEvery, hours, setHours, keepDays, setKeepDays } = typed;
  return (
    <Section title={t('view.setup')}>
      <Card>
        <Form
          label={t('view.setup')}
          className="grid max-w-xl gap-4"
          faults={save.faults}
          onSubmit={() => save.mutate(undefined)}
        >
          <TextField label={t('field.title')} pointer="/title" value={title} onChange={setTitle} maxLength={200} />
          <TextField
            label={t('field.ticketUrl')}
            help={t('field.ticketUrlHelp')}
            pointer="/ticketUrl"
            type="url"
            isOptional
            placeholder="https://helpdesk.example/t/{ticket}"
            value={ticketUrl}
            onChange={setTicketUrl}
          />
          <NumberField
            label={t('field.every')}
            help={t('field.everyHelp')}
            pointer="/everySeconds"
            unit={t('field.minutes')}
            isOptional
            min={1}
            value={every}
            onChange={setEvery}
          />
          <Select<Hours>
            label={t('field.calendar')}
            pointer="/calendar"
            value={hours}
            onChange={(value) => setHours(value === '' ? 'always' : value)}
            options={[
              { value: 'always', label: t('field.calendarAlways') },
              { value: 'office', label: t('field.calendarOffice') },
              ...(before === 'own' ? [{ value: 'own' as const, label: t('field.calendarOwn') }] : []),
            ]}
          />
          <NumberField
            label={t('field.keepDays')}
            pointer="/keepDays"
            unit={t('field.days')}
            min={1}
            max={3650}
            value={keepDays}
            onChange={setKeepDays}
          />
          <div>
            <Button type="submit" look="main" isPending={save.isPending}>
              {t('settings:save')}
            </Button>
          </div>
        </Form>
      </Card>
    </Section>
  );
}

/** What is typed, and how it is saved. */
function useSetup(source: Source) {
  const { t } = useTranslation('settings');
  const [title, setTitle] = useState(source.title);
  const [ticketUrl, setTicketUrl] = useState(source.ticketUrl ?? '');
  const [every, setEvery] = useState(source.everySeconds === null ? null : source.everySeconds / 60);
  const before = hoursOf(source.calendar);
  const [hours, setHours] = useState<Hours>(before);
  const [keepDays, setKeepDays] = useState<number | null>(source.keepDays);
  const save = useChange(
    () =>
      send('PUT', '/api/v1/sources/{source}', {
        params: { path: { source: source.source } },
        headers: { 'if-match': String(source.revision) },
        body: {
          title: title.trim(),
          ticketUrl: ticketUrl.trim() === '' ? null : ticketUrl.trim(),
          everySeconds: every === null ? null : every * 60,
          calendar: hours === 'own' ? source.calendar : hours === 'office' ? OFFICE : null,
          keepDays: keepDays ?? source.keepDays,
        },
      }),
    { renews: ['/api/v1/sources', '/api/v1/sources/{source}'], says: () => t('saved'), isInForm: true },
  );
  return {
    title,
    setTitle,
    ticketUrl,
    setTicketUrl,
    every,
    setEvery,
    before,
    hours,
    setHours,
    keepDays,
    setKeepDays,
    save,
  };
}
