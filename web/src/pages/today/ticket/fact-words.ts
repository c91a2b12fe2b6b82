import { useTranslation } from 'react-i18next';

/** What facts, and the fields of their data, are called; what only its source knows keeps the name it has there. */
export function useFactWords() {
  const { t } = useTranslation('ticket');
  const kinds = t('events.kind', { returnObjects: true });
  const names = t('events.field', { returnObjects: true });
  return {
    kindOf: (type: string): string => {
      const kind = type.replace(/^ticket\./, '');
      return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : type;
    },
    nameOf: (field: string): string => (Object.hasOwn(names, field) ? names[field as keyof typeof names] : field),
  };
}
