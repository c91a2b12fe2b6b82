import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/controls/button.tsx';
import { TextField } from '../../kit/controls/text-field.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { Card } from '../../kit/layout/card.tsx';
import { Confirm } from '../../kit/layout/confirm.tsx';
import { Dialog } from '../../kit/layout/dialog.tsx';
import { Disclosure, Why } from '../../kit/layout/disclosure.tsx';
import { Drawer } from '../../kit/layout/drawer.tsx';
import { Facts } from '../../kit/layout/facts.tsx';
import { CrumbLink, TabLink } from '../../kit/layout/links.tsx';
import { Section } from '../../kit/layout/section.tsx';
import { SplitView } from '../../kit/layout/split-view.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { ROW, SAMPLES, Sample } from './sample.tsx';

export function LayoutSection() {
  const { t } = useTranslation();
  const facts = [
    { term: t('nav.customers'), value: 'Martin SA', hint: 'Lyon' },
    { term: t('nav.agreements'), value: 'Premium' },
  ];
  return (
    <Section title="Layout">
      <div className={SAMPLES}>
        <Sample name="Tabs, CrumbLink">
          <ol className="mb-3 flex gap-1 text-sm text-ink-soft">
            <CrumbLink to="/customers">{t('nav.customers')}</CrumbLink>
          </ol>
          <Tabs label="Tabs">
            <TabLink to="/kit">{t('nav.today')}</TabLink>
            <TabLink to="/customers">{t('nav.customers')}</TabLink>
            <TabLink to="/agreements">{t('nav.agreements')}</TabLink>
          </Tabs>
        </Sample>
        <Sample name="Drawer, Dialog, Confirm">
          <Panels />
        </Sample>
        <Sample name="Disclosure, Why">
          <div className="grid gap-3">
            <Disclosure summary={t('nav.more')}>{t('notFound.lead')}</Disclosure>
            <p>
              {t('nav.availability')} <Why value="99.95">{t('notFound.lead')}</Why>
            </p>
          </div>
        </Sample>
        <Sample name="SplitView, Card, Facts">
          <SplitView
            main={
              <Card>
                <Facts items={facts} />
              </Card>
            }
            aside={
              <Card>
                <Facts items={facts} isInline />
              </Card>
            }
            asideLabel="Facts"
          />
        </Sample>
      </div>
    </Section>
  );
}

function Panels() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'drawer' | 'dialog' | 'confirm' | null>(null);
  const [name, setName] = useState('');
  const close = () => setOpen(null);
  return (
    <div className={ROW}>
      <Button onClick={() => setOpen('drawer')}>Drawer</Button>
      <Button onClick={() => setOpen('dialog')}>Dialog</Button>
      <Button onClick={() => setOpen('confirm')}>Confirm</Button>
      <Drawer title="INC-1042" subtitle="Martin SA" isOpen={open === 'drawer'} onClose={close}>
        {t('notFound.lead')}
      </Drawer>
      <Dialog title={t('nav.customers')} isOpen={open === 'dialog'} onClose={close}>
        <TextField label={t('nav.customers')} value={name} onChange={setName} />
      </Dialog>
      <Confirm
        title={t('you.signOut')}
        isOpen={open === 'confirm'}
        onClose={close}
        verb={t('you.signOut')}
        mustType="Martin SA"
        onConfirm={() => toast({ text: t('you.signOut') })}
      >
        <p>{t('notFound.lead')}</p>
      </Confirm>
    </div>
  );
}
