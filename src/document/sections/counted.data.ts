import type { Words } from '../words.ts';

/** What the templates' ratios count, in words. */
const COUNTED: { readonly [counter: string]: { readonly fr: string; readonly en: string } } = {
  answers: { fr: 'réponses reçues', en: 'answers received' },
  criticalUpdatesDue: { fr: 'correctifs critiques dus', en: 'critical updates due' },
  criticalUpdatesInTime: { fr: 'correctifs critiques appliqués à temps', en: 'critical updates applied in time' },
  managedDevices: { fr: 'équipements gérés', en: 'managed devices' },
  managedWorkstations: { fr: 'postes gérés', en: 'managed workstations' },
  passedTests: { fr: 'tests réussis', en: 'tests passed' },
  patchedWorkstations: { fr: 'postes à jour', en: 'workstations up to date' },
  protectedDevices: { fr: 'équipements protégés', en: 'protected devices' },
  resolvedAtFirstContact: { fr: 'demandes résolues au premier contact', en: 'requests resolved at first contact' },
  resolvedRequests: { fr: 'demandes résolues', en: 'requests resolved' },
  satisfiedAnswers: { fr: 'réponses satisfaites', en: 'satisfied answers' },
  scheduledBackups: { fr: 'sauvegardes prévues', en: 'scheduled backups' },
  scheduledTests: { fr: 'tests prévus', en: 'scheduled tests' },
  successfulBackups: { fr: 'sauvegardes réussies', en: 'successful backups' },
  updatesDue: { fr: 'correctifs dus', en: 'updates due' },
  updatesInTime: { fr: 'correctifs appliqués à temps', en: 'updates applied in time' },
};

/** What a ratio counts: the words of a counter that the templates use, else its key as the agreement gives it. */
export function counted(counter: string | null, words: Words): string {
  const known = counter !== null && Object.hasOwn(COUNTED, counter) ? COUNTED[counter] : undefined;
  return known?.[words.language] ?? counter ?? '–';
}
