import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { useFormat } from '../../../words/format.ts';
import { useRecipients } from '../parts/use-recipients.ts';
import { useRuleName } from './rule-parts.ts';

type Preview = Schemas['NotificationPreview'];
type Told = Preview['told'][number];

/** Who would be told, how, when, by which rule, and in which words. */
export function Previewed({ preview, timeZone }: { readonly preview: Preview; readonly timeZone: string }) {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const words = preview.wording[format.lang];
  const columns = useColumns(timeZone);
  return (
    <div className="grid min-w-0 gap-4">
      {preview.dryRun && <p className="text-ink-soft">{t('preview.dry')}</p>}
      {preview.unmanned.length > 0 && (
        <p className="text-soon">{t('preview.unmanned', { rotas: format.list(preview.unmanned) })}</p>
      )}
      {preview.told.length === 0 ? (
        <p className="font-medium">{t('preview.nobody')}</p>
      ) : (
        <DataTable
          caption={t('preview.caption')}
          columns={columns}
          rows={preview.told.map((one, at) => ({ ...one, key: `${one.recipient} ${one.channel} ${at}` }))}
          rowKey={(one) => one.key}
          isDense
        />
      )}
      <Disclosure summary={t('preview.words')}>
        <p className="font-medium">{words.subject}</p>
        <p className="mt-2 max-w-2xl text-sm whitespace-pre-wrap wrap-anywhere">{words.text}</p>
      </Disclosure>
    </div>
  );
}

function useColumns(timeZone: string): readonly Column<Told & { readonly key: string }>[] {
  const { t } = useTranslation('settings-alerting');
  const { wordsOf } = useRecipients();
  const nameOf = useRuleName();
  const tell = useRelativeDay();
  return [
    {
      key: 'who',
      head: t('preview.who'),
      isMain: true,
      cell: (one) => (
        <span className="grid">
          <span className="font-medium">{one.name ?? wordsOf(one.recipient)}</span>
          {one.because !== null && <span className="text-sm text-soon">{one.because}</span>}
        </span>
      ),
    },
    { key: 'how', head: t('preview.how'), cell: (one) => t(`channel.${one.channel}`) },
    { key: 'when', head: t('preview.when'), cell: (one) => tell(one.sendAt, timeZone) },
    {
      key: 'rule',
      head: t('preview.rule'),
      cell: (one) => (
        <span className="grid">
          {one.rule === null ? t('preview.agreement') : nameOf(one.rule)}
          {one.step > 0 && <span className="text-sm text-ink-soft">{t('preview.step', { step: one.step + 1 })}</span>}
        </span>
      ),
    },
  ];
}
