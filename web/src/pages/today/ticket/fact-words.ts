import { useTranslation } from 'react-i18next';

/** What facts, and the fields of their data, are called; what only its source knows keeps the name it has there. */
export function useFactWords() {
  const { t } = useTranslation('ticket');
  const kinds = t('events.kind', { returnObjects: true });
  const values = t('events.value', { returnObjects: true });
  const names = t('events.field', { returnObjects: true });
  return {
    kindOf: (type: string): string => {
      const kind = type.replace(/^ticket\./, '');
      return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : t('events.other', { type });
    },
    sourceOf: (source: string): string => (source === 'leeway-desk' ? t('events.byHand') : source),
    /** What a field says where it is one of the words that events have for it; else as its source has it. */
    inWords: (value: string): string => (Object.hasOwn(values, value) ? values[value as keyof typeof values] : value),
    nameOf: (field: string): string => (Object.hasOwn(names, field) ? names[field as keyof typeof names] : field),
  };
}
