import type { AvailabilityBasis } from '../../core/agreement/index.ts';
import type { CoverReason } from '../../core/margin/index.ts';
import { pauseReason, spokenShare, spokenTime } from '../../core/report/index.ts';
import type { Lang } from '../refusal.ts';
import { COVER_WORDS } from './cover-words.data.ts';

/** What the things that a reason names are called; an agreement is given as `id` or `id@version`. */
export interface CoverNames {
  readonly measure: (measure: string) => string;
  readonly agreement: (ref: string) => string;
  /** Work that an agreement leaves out. */
  readonly work: (ref: string, id: string) => string;
  readonly remedy: (ref: string, id: string) => string;
}

/** Why a promise has the cover it has, in a sentence; lengths in hours and minutes. */
export function coverSentence(reason: CoverReason, lang: Lang, names: CoverNames): string {
  const words = COVER_WORDS[lang].reason;
  switch (reason.kind) {
    case 'ownWork':
    case 'noDependency':
    case 'notComparable':
    case 'noFigure':
    case 'tooLate':
    case 'withinMargin':
    case 'moreDowntime':
    case 'downtimeWithinMargin':
      return words[reason.kind]();
    case 'supplierNotGiven':
      return words.supplierNotGiven(names.agreement(reason.agreement));
    case 'noPromiseUnder':
      return words.noPromiseUnder(names.agreement(reason.agreement), reason.measures.map(names.measure).join(', '));
    case 'hoursNotCovered':
      return words.hoursNotCovered(names.agreement(reason.promise.agreement), spokenTime(reason.outsideMs));
    case 'claimTooLate':
      return lateClaim(reason, lang, names);
    default:
      return gapSentence(reason, lang, names);
  }
}

type LateClaim = Extract<CoverReason, { readonly kind: 'claimTooLate' }>;

function lateClaim({ promise, remedy: id, spareDays }: LateClaim, lang: Lang, names: CoverNames): string {
  const [from, remedy] = [names.agreement(promise.agreement), names.remedy(promise.agreement, id)];
  if (lang === 'fr') {
    return spareDays < 0
      ? `La réclamation de ${remedy} auprès de ${from} arriverait trop tard\u202f: il manque ${-spareDays} j ouvrés.`
      : `La réclamation de ${remedy} auprès de ${from} serait juste\u202f: il reste ${spareDays} j ouvrés.`;
  }
  return spareDays < 0
    ? `A claim of ${remedy} on ${from} would come too late: ${-spareDays} working days are missing.`
    : `A claim of ${remedy} on ${from} would be close: ${spareDays} working days are left over.`;
}

type Gap = Exclude<
  CoverReason,
  {
    readonly kind:
      | 'ownWork'
      | 'noDependency'
      | 'notComparable'
      | 'noFigure'
      | 'tooLate'
      | 'withinMargin'
      | 'moreDowntime'
      | 'downtimeWithinMargin'
      | 'supplierNotGiven'
      | 'noPromiseUnder'
      | 'hoursNotCovered'
      | 'claimTooLate';
  }
>;

/** What the supplier leaves out and we do not. */
function gapSentence(gap: Gap, lang: Lang, names: CoverNames): string {
  const { reason: words, basis, startOn, cause } = COVER_WORDS[lang];
  const from = names.agreement(gap.promise.agreement);
  switch (gap.kind) {
    case 'excludedUpstream':
      return words.excludedUpstream(from, gap.causes.map((one) => cause[one] ?? one).join(', '));
    case 'maintenanceNotice':
      return words.maintenanceNotice(from, spokenTime(gap.theirsMs), spokenTime(gap.oursMs));
    case 'maintenanceCap':
      return words.maintenanceCap(
        from,
        gap.theirsMs === null ? null : spokenTime(gap.theirsMs),
        spokenTime(gap.oursMs),
      );
    case 'minimumOutage':
      return words.minimumOutage(from, spokenTime(gap.theirsMs), spokenTime(gap.oursMs));
    case 'outageStart':
      return words.outageStart(from);
    case 'degradedWeight':
      return words.degradedWeight(from, spokenShare(gap.theirsPpm, lang), spokenShare(gap.oursPpm, lang));
    case 'basis': {
      const of = (kind: AvailabilityBasis['kind']) => basis[kind] ?? kind;
      return words.basis(from, of(gap.theirs), of(gap.ours));
    }
    case 'pauses':
      return words.pauses(from, gap.reasons.map((one) => pauseReason(one, lang)).join(', '));
    case 'startOn':
      return words.startOn(from, startOn[gap.theirs] ?? gap.theirs);
    case 'workExcluded':
      return words.workExcluded(from, gap.exclusions.map((id) => names.work(gap.promise.agreement, id)).join(', '));
  }
}
