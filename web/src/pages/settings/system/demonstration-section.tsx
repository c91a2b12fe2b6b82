import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.ts';
import { useDemonstration, useTakingOut } from '../../../app/first-steps/use-demonstration.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { IconTrash } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useWhen } from '../parts/when.tsx';

/** What is made up here, and the way to be rid of it. */
export function DemonstrationSection() {
  const { t } = useTranslation('settings-house');
  const format = useFormat();
  const when = useWhen();
  const mayRemove = useMay()('people:write');
  const [isAsked, setAsked] = useState(false);
  const query = useDemonstration();
  const remove = useTakingOut();
  return (
    <SettingsFrame section="demonstration">
      <Card className="grid justify-items-start gap-4">
        <p className="max-w-2xl">{t('demonstration.made')}</p>
        <QueryState query={query} skeleton={<SkeletonText lines={2} />}>
          {({ loaded, since, done, of }) =>
            loaded ? (
              <>
                {since !== null && <p className="text-ink-soft">{t('demonstration.since', { when: when(since) })}</p>}
                {done < of && (
                  <p className="text-ink-soft">
                    {t('demonstration.filling', { done: format.number(done), of: format.number(of) })}
                  </p>
                )}
                {mayRemove && (
                  <Button look="danger" icon={<IconTrash size={18} />} onClick={() => setAsked(true)}>
                    {t('demonstration.remove')}
                  </Button>
                )}
              </>
            ) : (
              <p className="max-w-2xl text-ink-soft">{t('demonstration.own')}</p>
            )
          }
        </QueryState>
      </Card>
      <Confirm
        title={t('demonstration.removeTitle')}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        verb={t('demonstration.remove')}
        onConfirm={() => remove.mutateAsync()}
      >
        <p>{t('demonstration.removeLead')}</p>
      </Confirm>
    </SettingsFrame>
  );
}
