import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/controls/button.tsx';
import { Checkbox, Switch } from '../../kit/controls/checkbox.tsx';
import { RadioGroup, SegmentedControl } from '../../kit/controls/choice.tsx';
import { Menu, MenuItem } from '../../kit/controls/menu.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { IconDownload, IconPlus, IconTrash } from '../../kit/icons/icons.tsx';
import { ButtonLink, TextLink } from '../../kit/layout/links.tsx';
import { Section } from '../../kit/layout/section.tsx';
import { ROW, SAMPLES, Sample } from './sample.tsx';

const LOOKS = ['main', 'plain', 'quiet', 'danger'] as const;

export function ControlsSection() {
  const { t } = useTranslation(['common', 'kit']);
  const say = () => toast({ text: t('nav.today') });
  return (
    <Section title="Controls">
      <div className={SAMPLES}>
        <Sample name="Button, IconButton, ButtonLink, TextLink, Menu">
          <div className="grid gap-3">
            {LOOKS.map((look) => (
              <div key={look} className={ROW}>
                <Button look={look} onClick={say}>
                  {t('failed.again')}
                </Button>
                <Button look={look} icon={<IconPlus size={18} />} onClick={say}>
                  {t('kit:data.more')}
                </Button>
                <Button look={look} size="small" onClick={say}>
                  {t('failed.again')}
                </Button>
                <Button look={look} isPending>
                  {t('failed.again')}
                </Button>
                <Button look={look} disabled>
                  {t('failed.again')}
                </Button>
              </div>
            ))}
            <div className={ROW}>
              <IconButton label={t('kit:layout.close')} icon={<IconDownload />} />
              <IconButton look="plain" label={t('kit:layout.close')} icon={<IconDownload />} />
              <ButtonLink to="/customers">{t('nav.customers')}</ButtonLink>
              <TextLink to="/agreements">{t('nav.agreements')}</TextLink>
              <Menu label={t('nav.more')}>
                <MenuItem onAction={say}>{t('kit:data.more')}</MenuItem>
                <MenuItem onAction={say} icon={<IconTrash size={16} />} isDanger>
                  {t('kit:data.clear')}
                </MenuItem>
              </Menu>
            </div>
          </div>
        </Sample>
        <Choices />
      </div>
    </Section>
  );
}

function Choices() {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(true);
  const [theme, setTheme] = useState<'light' | 'dark' | 'system'>('light');
  const options = [
    { value: 'light' as const, label: t('you.themeLight') },
    { value: 'dark' as const, label: t('you.themeDark'), help: t('lost.title') },
    { value: 'system' as const, label: t('you.themeSystem') },
  ];
  return (
    <>
      <Sample name="Checkbox, Switch">
        <div className="grid gap-1">
          <Checkbox isSelected={isOn} onChange={setOn} help={t('notFound.lead')}>
            {t('nav.calendar')}
          </Checkbox>
          <Checkbox isSelected={false} isIndeterminate onChange={setOn}>
            {t('nav.suppliers')}
          </Checkbox>
          <Checkbox isSelected isDisabled onChange={setOn}>
            {t('nav.settings')}
          </Checkbox>
          <Switch isSelected={isOn} onChange={setOn}>
            {t('nav.today')}
          </Switch>
          <Switch isSelected={!isOn} onChange={(on) => setOn(!on)} help={t('lost.title')}>
            {t('nav.customers')}
          </Switch>
        </div>
      </Sample>
      <Sample name="RadioGroup, SegmentedControl">
        <div className="grid justify-items-start gap-4">
          <RadioGroup label={t('you.theme')} value={theme} onChange={setTheme} options={options} />
          <SegmentedControl label={t('you.theme')} value={theme} onChange={setTheme} options={options} />
        </div>
      </Sample>
    </>
  );
}
