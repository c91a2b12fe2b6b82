import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { RemoveFactorDialog } from './remove-factor-dialog.tsx';

/** A code of a device that is asked beside the password. */
export function FactorPart({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation('settings');
  const [opened, setOpened] = useState<'enrol' | 'remove' | null>(null);
  return (
    <Section title={t('factor.title')}>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0">{isOn ? t('factor.on') : t('factor.off')}</p>
        {isOn ? (
          <Button look="danger" onClick={() => setOpened('remove')}>
            {t('factor.remove')}
          </Button>
        ) : (
          <Button onClick={() => setOpened('enrol')}>{t('factor.begin')}</Button>
        )}
      </Card>
      {opened === 'enrol' && <EnrolDialog onClose={() => setOpened(null)} />}
      {opened === 'remove' && <RemoveFactorDialog onClose={() => setOpened(null)} />}
    </Section>
  );
}
