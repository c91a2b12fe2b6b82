import type { ClockMeasure, ClockRules } from '../agreement/index.ts';
import { IS, type Moment } from '../timeline/index.ts';

/**
 * What starts and stops each measure (SEMANTICS 1, the table), told in event types for people and for
 * `check --source`; `stopsMeasure` is the same table as code.
 */
export interface MeasureEvents {
  /** Event types that can start it, as `startOn` has it, or of its own. */
  readonly starts: 'startOn' | readonly string[];
  readonly stops: readonly string[];
  /** Do pauses hold it where the target does not say? */
  readonly pausable: boolean;
  /** Does a reopening concern it? */
  readonly reopenable: boolean;
}

const RESOLUTION = ['ticket.resolved', 'ticket.closed'] as const;

export const MEASURE_EVENTS: { readonly [M in ClockMeasure]: MeasureEvents } = {
  acknowledgement: {
    starts: 'startOn',
    stops: ['ticket.acknowledged', 'ticket.assigned', 'ticket.workStarted', 'ticket.replied', ...RESOLUTION],
    pausable: false,
    reopenable: false,
  },
  assignment: { starts: 'startOn', stops: ['ticket.assigned', ...RESOLUTION], pausable: false, reopenable: false },
  firstResponse: { starts: 'startOn', stops: ['ticket.replied', ...RESOLUTION], pausable: false, reopenable: false },
  intervention: { starts: 'startOn', stops: ['ticket.workStarted', ...RESOLUTION], pausable: false, reopenable: false },
  nextResponse: {
    starts: ['ticket.replied', 'ticket.opened'],
    stops: ['ticket.replied', 'ticket.noReplyNeeded', ...RESOLUTION],
    pausable: false,
    reopenable: false,
  },
  periodicUpdate: {
    starts: 'startOn',
    stops: ['ticket.replied', 'ticket.workaroundProvided', 'ticket.restored', ...RESOLUTION],
    pausable: true,
    reopenable: false,
  },
  workaround: {
    starts: 'startOn',
    stops: ['ticket.workaroundProvided', ...RESOLUTION],
    pausable: true,
    reopenable: true,
  },
  restoration: { starts: 'startOn', stops: ['ticket.restored', ...RESOLUTION], pausable: true, reopenable: true },
  resolution: { starts: 'startOn', stops: RESOLUTION, pausable: true, reopenable: true },
};

const ACKNOWLEDGES = new Set(['acknowledged', 'assigned', 'workStarted']);

/** Does this moment stop a clock of the measure under these rules? Resolution or closing stops every one. */
export function stopsMeasure(measure: ClockMeasure, rules: ClockRules, moment: Moment): boolean {
  if ((moment.is & IS.resolution) !== 0) return true;
  switch (measure) {
    case 'acknowledgement':
      return (moment.is & IS.agentReply) !== 0 || (ACKNOWLEDGES.has(moment.type) && (moment.is & IS.agentAct) !== 0);
    case 'assignment':
      return (moment.is & IS.toPerson) !== 0;
    case 'firstResponse':
      return stopsFirstResponse(rules, moment);
    case 'intervention':
      return moment.type === 'workStarted' && (!rules.interventionOnSite || (moment.is & IS.onSite) !== 0);
    case 'nextResponse':
      return (moment.is & IS.publicReply) !== 0;
    case 'periodicUpdate':
      return (moment.is & IS.publicUpdate) !== 0;
    case 'workaround':
      return moment.type === 'workaroundProvided';
    case 'restoration':
      return moment.type === 'restored' || (rules.restorationStopsOnWorkaround && moment.type === 'workaroundProvided');
    case 'resolution':
      return false;
  }
}

function stopsFirstResponse(rules: ClockRules, moment: Moment): boolean {
  switch (rules.firstResponse) {
    case 'publicReply':
      return (moment.is & IS.publicReply) !== 0;
    case 'assigned':
      return moment.type === 'assigned';
    case 'anyUpdate':
      return (moment.is & IS.agentAct) !== 0 && moment.via === null;
  }
}
