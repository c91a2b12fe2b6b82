import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';

type Scope = Schemas['Token']['scopes'][number];
type Area = Scope extends `${infer A}:${string}` ? A : never;

/** What a permission is called. */
export function useScopeWords(): (scope: Scope) => string {
  const { t } = useTranslation('settings');
  return (scope) => {
    const [area, what] = scope.split(':') as [Area, 'read' | 'write'];
    return t('scope.of', { area: t(`scope.${area}`), what: t(`scope.${what}`) });
  };
}
