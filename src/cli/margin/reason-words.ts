import type { AvailabilityBasis } from '../../core/agreement/index.ts';
import type { CoverReason } from '../../core/margin/index.ts';
import { pauseReason } from '../../core/report/index.ts';
import { percent } from '../format/number.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** A reason in a sentence; a claim that comes too late has a line of its own, and is none of these. */
export function reasonWords(reason: CoverReason, session: Session): string | null {
  const { say } = session;
  const words = say.margin.reason;
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
      return words.supplierNotGiven(visible(reason.agreement));
    case 'noPromiseUnder': {
      const measures = reason.measures.map((measure) => say.words.measure[measure] ?? measure);
      return words.noPromiseUnder(visible(reason.agreement), measures.join(', '));
    }
    case 'hoursNotCovered':
      return words.hoursNotCovered(visible(reason.promise.agreement), say.time(reason.outsideMs / 1000));
    case 'claimTooLate':
      return null;
    default:
      return gapWords(reason, session);
  }
}

type Gap = Extract<
  CoverReason,
  {
    readonly kind:
      | 'excludedUpstream'
      | 'basis'
      | 'pauses'
      | 'workExcluded'
      | 'startOn'
      | 'maintenanceNotice'
      | 'maintenanceCap'
      | 'minimumOutage'
      | 'outageStart'
      | 'degradedWeight';
  }
>;

/** What the supplier leaves out and we do not. */
function gapWords(gap: Gap, session: Session): string {
  const { say, lang } = session;
  const words = say.margin.reason;
  const from = visible(gap.promise.agreement);
  const time = (ms: number) => say.time(ms / 1000);
  const weight = (ppm: number) => percent(`${ppm / 10_000}%`, lang);
  switch (gap.kind) {
    case 'excludedUpstream':
      return words.excludedUpstream(
        from,
        gap.causes.map((cause) => visible(say.margin.cause[cause] ?? cause)).join(', '),
      );
    case 'maintenanceNotice':
      return words.maintenanceNotice(from, time(gap.theirsMs), time(gap.oursMs));
    case 'maintenanceCap':
      return words.maintenanceCap(from, gap.theirsMs === null ? null : time(gap.theirsMs), time(gap.oursMs));
    case 'minimumOutage':
      return words.minimumOutage(from, time(gap.theirsMs), time(gap.oursMs));
    case 'outageStart':
      return words.outageStart(from);
    case 'degradedWeight':
      return words.degradedWeight(from, weight(gap.theirsPpm), weight(gap.oursPpm));
    case 'basis': {
      const basis = (kind: AvailabilityBasis['kind']) => say.margin.basis[kind] ?? kind;
      return words.basis(from, basis(gap.theirs), basis(gap.ours));
    }
    case 'pauses':
      return words.pauses(from, gap.reasons.map((reason) => visible(pauseReason(reason, lang))).join(', '));
    case 'startOn':
      return words.startOn(from, say.margin.startOn[gap.theirs] ?? gap.theirs);
    case 'workExcluded':
      return words.workExcluded(from, gap.exclusions.map(visible).join(', '));
  }
}
