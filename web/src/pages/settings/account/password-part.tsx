import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';

const BLANK = { present: '', next: '', again: '' };

/** Another password, for who knows the present one. */
export function PasswordPart() {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState(BLANK);
  const [isTried, setTried] = useState(false);
  const { present, next, again } = typed;
  const differs = isTried && next !== again;
  const change = useChange(() => send('POST', '/api/v1/session/password', { body: { present, next } }), {
    renews: ['/api/v1/sessions'],
    says: () => t('password.changed'),
    onDone: () => {
      setTyped(BLANK);
      setTried(false);
    },
    isInForm: true,
  });
  const set = (patch: Partial<typeof BLANK>) => setTyped({ ...typed, ...patch });
  return (
    <Section title={t('password.title')} lead={t('password.lead')}>
      <Card>
        <Form
          label={t('password.title')}
          className="grid max-w-sm gap-4"
          faults={change.faults}
          onSubmit={() => {
            setTried(true);
            if (next === again) change.mutate(undefined);
          }}
        >
          <TextField
            label={t('password.present')}
            type="password"
            autoComplete="current-password"
            pointer="/present"
            value={present}
            onChange={(value) => set({ present: value })}
          />
          <TextField
            label={t('password.next')}
            type="password"
            autoComplete="new-password"
            pointer="/next"
            value={next}
            onChange={(value) => set({ next: value })}
          />
          <TextField
            label={t('password.again')}
            type="password"
            autoComplete="new-password"
            fault={differs ? t('password.differs') : undefined}
            value={again}
            onChange={(value) => set({ again: value })}
          />
          <div>
            <Button type="submit" isPending={change.isPending} disabled={present === '' || next === ''}>
              {t('password.change')}
            </Button>
          </div>
        </Form>
      </Card>
    </Section>
  );
}
