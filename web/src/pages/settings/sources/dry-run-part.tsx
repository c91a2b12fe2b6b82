import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { IconTrash } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';

type Source = Schemas['Source'];
const SOURCES = ['/api/v1/sources', '/api/v1/sources/{source}'];

/** Takes a source into service and back, in one's own name; or removes it. */
export function DryRunPart({ source, mayWrite }: { readonly source: Source; readonly mayWrite: boolean }) {
  const { t } = useTranslation('settings-sources');
  const when = useWhen();
  const nameOf = usePersonName();
  const [asked, setAsked] = useState<'live' | 'remove' | null>(null);
  const { live, remove } = useSourceChanges(source);
  const name = source.title;
  const told =
    source.liveAt === null
      ? t('dryRun.isDry')
      : t('dryRun.isLive', { when: when(source.liveAt), who: nameOf(source.liveBy) });
  return (
    <Section title={t('dryRun.title')}>
      <Card className="grid gap-4">
        <p>{told}</p>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button look={source.live ? 'plain' : 'main'} onClick={() => setAsked('live')}>
              {source.live ? t('dryRun.back') : t('dryRun.end')}
            </Button>
            <Button look="danger" icon={<IconTrash size={18} />} onClick={() => setAsked('remove')}>
              {t('remove.verb')}
            </Button>
          </div>
        )}
      </Card>
      <Confirm
        title={source.live ? t('dryRun.backTitle', { name }) : t('dryRun.endTitle', { name })}
        isOpen={asked === 'live'}
        onClose={() => setAsked(null)}
        verb={source.live ? t('dryRun.back') : t('dryRun.end')}
        isDanger={false}
        mustType={name}
        onConfirm={() => live.mutateAsync(!source.live)}
      >
        <p>{source.live ? t('dryRun.backLead') : t('dryRun.endLead')}</p>
      </Confirm>
      <Confirm
        title={t('remove.title', { name })}
        isOpen={asked === 'remove'}
        onClose={() => setAsked(null)}
        verb={t('remove.verb')}
        mustType={name}
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        <p>{t('remove.lead')}</p>
      </Confirm>
    </Section>
  );
}

function useSourceChanges(source: Source) {
  const { t } = useTranslation('settings-sources');
  const navigate = useNavigate();
  const params = { path: { source: source.source } };
  const name = source.title;
  return {
    live: useChange((isLive: boolean) => send(isLive ? 'PUT' : 'DELETE', '/api/v1/sources/{source}/live', { params }), {
      renews: SOURCES,
      says: (now) => t(now.live ? 'dryRun.ended' : 'dryRun.isBack', { name }),
    }),
    remove: useChange(() => send('DELETE', '/api/v1/sources/{source}', { params }), {
      renews: ['/api/v1/sources'],
      says: () => t('remove.done', { name }),
      onDone: () => void navigate({ to: '/settings/$section', params: { section: 'sources' } }),
    }),
  };
}
