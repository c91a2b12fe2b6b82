import { useTranslation } from 'react-i18next';
import { Select } from '../../../kit/controls/select.tsx';

type Lang = 'fr' | 'en';

interface LanguageSelectProps {
  readonly value: Lang;
  readonly onChange: (language: Lang) => void;
}

/** In which language a receiver is written to. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const { t } = useTranslation('settings');
  return (
    <Select<Lang>
      label={t('language.label')}
      pointer="/language"
      value={value}
      onChange={(chosen) => onChange(chosen === '' ? value : chosen)}
      options={(['fr', 'en'] as const).map((one) => ({ value: one, label: t(`language.${one}`) }))}
    />
  );
}
