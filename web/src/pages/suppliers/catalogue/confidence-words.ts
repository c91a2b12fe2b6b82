import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';

/** What research says of how sure an entry is, by the words it uses; one of these, or a day, stands between commas. */
const KNOWN = {
  official: 'official',
  secondary: 'secondary',
  'official and secondary': 'both',
  'targets official': 'targetsOfficial',
  'definitions official': 'definitionsOfficial',
  'definitions official on a mirror': 'mirror',
  outdated: 'outdated',
  'old copy': 'oldCopy',
  'sources disagree on the claim deadline': 'deadlineDisputed',
  'credit tiers not verified': 'tiersNotVerified',
  'a lower tier may exist': 'lowerTier',
  'credits not read': 'creditsNotRead',
  'formula not verified': 'formulaNotVerified',
} as const;

type Part = { readonly known: (typeof KNOWN)[keyof typeof KNOWN] } | { readonly version: string };

/** The parts of what research says; null: it says something else besides. */
export function confidenceParts(said: string): readonly Part[] | null {
  const parts = said.split(/[,;] /).map((part): Part | null => {
    const version = /^(?:version of )?(\d{4}-\d\d-\d\d)$/.exec(part)?.[1];
    if (version !== undefined) return { version };
    return Object.hasOwn(KNOWN, part) ? { known: KNOWN[part as keyof typeof KNOWN] } : null;
  });
  return parts.includes(null) ? null : (parts as readonly Part[]);
}

/** How sure an entry of the catalogue is, in the reader's language; what is not known is to be read at its source. */
export function useConfidenceWords(): (said: string) => string {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  return (said) => {
    const parts = confidenceParts(said);
    if (parts === null) return t('sure.other');
    const words = parts.map((part) =>
      'version' in part
        ? t('sure.version', { day: format.days({ from: part.version, to: part.version }, 'UTC') })
        : t(`sure.${part.known}`),
    );
    return words.join(' · ');
  };
}
