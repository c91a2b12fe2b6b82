import type { Agreement, Measure, Rules, Target } from '../../core/agreement/index.ts';

/** Which types of event can move the clock, or make up the figure, of a target. */
export interface TargetEvents {
  readonly target: string;
  readonly measure: Measure;
  /** Any of these starts it. */
  readonly start: readonly string[];
  /** Any of these stops it or, for a measure without a clock, shows it. */
  readonly stop: readonly string[];
  /** Any of these holds or releases it; empty when pauses do not matter to it. */
  readonly pause: readonly string[];
}

const PAUSABLE: ReadonlySet<Measure> = new Set(['periodicUpdate', 'workaround', 'restoration', 'resolution']);
/** What counts requests (availability with `basis: requests`). */
const REQUESTS = ['measurement.recorded'];
const ENDS = ['ticket.resolved', 'ticket.closed'];

/** For each target the types of event its measure lives on, by the rules in force for it (SEMANTICS 1, 3 and 4). */
export function eventsOfTargets(agreement: Agreement): readonly TargetEvents[] {
  return agreement.targets.filter(({ level }) => level === null).map(eventsOfTarget);
}

function eventsOfTarget(target: Target): TargetEvents {
  const { id, measure, rules } = target;
  const pauses = rules.pauseOn.length > 0 && (target.pausable ?? PAUSABLE.has(measure));
  return {
    target: id,
    measure,
    start: target.basis.kind === 'requests' ? REQUESTS : startsOf(measure, rules),
    stop: target.basis.kind === 'requests' ? REQUESTS : stopsOf(measure, rules),
    pause: pauses ? ['ticket.paused', 'ticket.resumed'] : [],
  };
}

function startsOf(measure: Measure, rules: Rules): readonly string[] {
  switch (measure) {
    case 'availability':
      return ['outage.started', 'check.observed'];
    case 'ratio':
    case 'recoveryPoint':
    case 'recoveryTime':
      return ['measurement.recorded'];
    case 'notification':
      return ['notification.detected'];
    case 'nextResponse':
      return ['ticket.replied'];
    default:
      if (rules.startOn === 'qualified') return ['ticket.priorityChanged', 'ticket.opened'];
      return rules.startOn === 'assigned' ? ['ticket.assigned'] : ['ticket.opened'];
  }
}

function stopsOf(measure: Measure, rules: Rules): readonly string[] {
  switch (measure) {
    case 'acknowledgement':
      return ['ticket.acknowledged', 'ticket.assigned', 'ticket.workStarted', 'ticket.replied'];
    case 'assignment':
      return ['ticket.assigned'];
    case 'firstResponse':
      return rules.firstResponse === 'assigned'
        ? ['ticket.assigned']
        : rules.firstResponse === 'publicReply'
          ? ['ticket.replied']
          : ANY_ACT;
    case 'intervention':
      return ['ticket.workStarted'];
    case 'nextResponse':
      return ['ticket.replied'];
    case 'periodicUpdate':
      return ['ticket.replied', 'ticket.workaroundProvided', 'ticket.restored'];
    case 'workaround':
      return ['ticket.workaroundProvided', ...ENDS];
    case 'restoration':
      return ['ticket.restored', ...(rules.restorationStopsOnWorkaround ? ['ticket.workaroundProvided'] : []), ...ENDS];
    case 'resolution':
      return ENDS;
    case 'availability':
      return ['outage.ended', 'check.observed'];
    case 'notification':
      return ['notification.notified'];
    default:
      return ['measurement.recorded'];
  }
}

const ANY_ACT = ['ticket.acknowledged', 'ticket.assigned', 'ticket.updated', 'ticket.workStarted', 'ticket.replied'];
