import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Path } from '../source/located.ts';

const ANYWHERE = '*';

/**
 * Diagnostics that speak of something missing, with the sections besides the item itself in which it might stand.
 * What is there but could not be read is not missing: its own mistake was said, and nothing follows from it.
 */
const MISSING: { readonly [N in DiagnosticName]?: readonly string[] } = {
  withinMissing: [],
  atLeastMissing: [],
  ratioWithoutNames: [],
  availabilityOfWhat: ['services'],
  belowMinimumWithoutSample: [],
  noMinimumSample: [],
  linePricing: [],
  nothingCharged: ['charges', 'levels'],
  capWithoutBase: [],
  bonusNotComputable: ['targets'],
  shareWithoutBase: [],
  remedyWithoutFormula: [],
  formulaNotForTarget: ['targets'],
  penaltyWithoutCap: ['caps'],
  startedUnsaid: [],
  noticeUnsaid: [],
  vatUnsaid: [],
  soleRemedyUnsaid: [],
  ceilingUnsaid: [],
  expiryUnsaid: [],
  everyCustomer: [],
  noHolidays: [],
  nothingExcluded: [],
  noStandIn: ['contacts'],
  noReach: [],
  partyWithoutContact: ['contacts'],
  priorityWithoutExamples: [],
  priorityWithoutEnd: ['targets'],
  noFirstResponse: ['targets'],
  resultWithoutTarget: ['targets'],
  noAlert: ['targets', 'escalation'],
  workaroundUnsaid: ['rules'],
  interventionUnsaid: ['rules'],
  reopeningUnsaid: ['rules'],
  maintenanceUnsaid: ['rules'],
  pauseWithoutLimit: ['rules'],
  unusedCalendar: ['targets', 'services', 'contacts'],
  levelWithoutMembers: ['assignments', 'adherents'],
  adherentsMissing: ['adherents'],
  tacitWithoutLength: ['term'],
  tacitWithoutNotice: ['term', 'parties'],
  noReview: ['term', 'reviews'],
  currencyMissing: ['charges'],
  workingHoursUnsaid: ['clauses'],
  boundOfNothing: [ANYWHERE],
};

/** True when what a diagnostic misses may be among what could not be read. */
export function mayBeUnread(name: DiagnosticName, path: Path, unread: readonly Path[]): boolean {
  const sections = MISSING[name];
  if (sections === undefined) return false;
  return unread.some(
    ([section, item]) =>
      sections.includes(ANYWHERE) ||
      sections.includes(String(section)) ||
      (section === path[0] && (item === path[1] || item === undefined)),
  );
}
