import { useTranslation } from 'react-i18next';

const KNOWN = ['generic', 'alertmanager', 'uptime-kuma'] as const;

/** What a mapping that comes with the program is called; another goes by its id. */
export function useTemplateName(): (template: string) => string {
  const { t } = useTranslation('settings-sources');
  return (template) => {
    const known = KNOWN.find((one) => one === template);
    return known === undefined ? template : t(`template.${known}`);
  };
}
