import { useTranslation } from 'react-i18next';
import type { Term } from '../result.ts';

const TERMS: readonly string[] = ['within', 'attainment', 'allow'];

export const isTerm = (word: string | undefined): word is Term => TERMS.includes(word ?? '');

/** The last part of a path such as `p1-response.within`, where it is a term of a promise. */
export function termOf(path: string): Term | null {
  const last = path.split('.').at(-1);
  return isTerm(last) ? last : null;
}

/** A term by its path, in words: `Response, priority 1: time limit`. What is no promise's stays as it is written. */
export function useTermWords(nameOf: (target: string) => string): (path: string) => string {
  const { t } = useTranslation('simulation');
  return (path) => {
    const term = termOf(path);
    if (term === null) return path;
    const target = path.slice(0, -term.length - 1).replace(/^targets\./, '');
    return t('termOf', { target: nameOf(target), term: t(`term.${term}`) });
  };
}
