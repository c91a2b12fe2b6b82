import type { Agreement, Measure, Target, WhenKey } from '../core/agreement/index.ts';
import { type AgreementReading, eventsOfTargets, sourceDiagnostics } from '../language/index.ts';
import { type Told, toldOfText } from './diagnostic.ts';
import type { ProducedEvent } from './mapping/index.ts';

/** An event of the source, and what in it makes that event. */
export interface Mover {
  readonly type: string;
  readonly madeBy: readonly string[];
}

/** What a source can show of one target. */
export interface TargetCheck {
  readonly target: string;
  readonly measure: Measure;
  readonly starts: readonly Mover[];
  readonly stops: readonly Mover[];
  /** Pauses of the source that hold this clock, by reason. */
  readonly pauses: readonly { readonly reason: string; readonly madeBy: readonly string[] }[];
  /** Reasons of the source's pauses during which this clock runs on. */
  readonly runsThrough: readonly string[];
  /** Types of which one would be needed and none comes: nothing starts it, or nothing stops it. */
  readonly lacks: { readonly start: readonly string[]; readonly stop: readonly string[] };
  /** Conditions that no ticket of the source can meet: the key, and what it would have to be. */
  readonly neverMatches: readonly { readonly key: WhenKey; readonly values: readonly string[] }[];
  readonly measurable: boolean;
}

export interface SourceCheck {
  readonly targets: readonly TargetCheck[];
  /** One warning for each target and each thing that nothing of the source can do. */
  readonly diagnostics: readonly Told[];
}

/** For each target of an agreement: which of a source's events start, pause and stop it, and what can not be measured. */
export function checkSource(reading: AgreementReading, produced: readonly ProducedEvent[]): SourceCheck {
  const { agreement } = reading;
  if (agreement === null) return { targets: [], diagnostics: [] };
  const types = new Set(produced.map((event) => event.type));
  return {
    targets: eventsOfTargets(agreement).map((events) => {
      const target = agreement.targets.find((each) => each.id === events.target) as Target;
      const starts = moversOf(events.start, produced, target);
      const stops = moversOf(events.stop, produced, target);
      const held = events.pause.length > 0;
      const pauses = pauseReasons(produced);
      const neverMatches = conditionsNeverMet(target, agreement, produced);
      return {
        target: events.target,
        measure: events.measure,
        starts,
        stops,
        pauses: held ? pauses.filter(({ reason }) => target.rules.pauseOn.includes(reason)) : [],
        runsThrough: pauses
          .map(({ reason }) => reason)
          .filter((reason) => !held || !target.rules.pauseOn.includes(reason)),
        lacks: { start: starts.length > 0 ? [] : events.start, stop: stops.length > 0 ? [] : events.stop },
        neverMatches,
        measurable: starts.length > 0 && stops.length > 0 && neverMatches.length === 0,
      };
    }),
    diagnostics: sourceDiagnostics(reading, types).map(toldOfText),
  };
}

function moversOf(types: readonly string[], produced: readonly ProducedEvent[], target: Target): readonly Mover[] {
  return produced
    .filter((event) => types.includes(event.type) && canMove(event, target))
    .map(({ type, madeBy }) => ({ type, madeBy }));
}

/** A reply that is never the provider's, or never public, answers nobody; an assignment to no person is none. */
function canMove({ type, fields }: ProducedEvent, target: Target): boolean {
  if (type === 'ticket.replied' && target.measure !== 'nextResponse') {
    const byAgent = fields['by'] === undefined || fields['by'] === null || fields['by'].includes('agent');
    const isPublic = fields['public'] === undefined || fields['public'] === null || fields['public'].includes(true);
    return byAgent && isPublic;
  }
  return !(type === 'ticket.assigned' && target.measure === 'assignment') || fields['to'] !== undefined;
}

function pauseReasons(
  produced: readonly ProducedEvent[],
): readonly { readonly reason: string; readonly madeBy: readonly string[] }[] {
  return produced
    .filter((event) => event.type === 'ticket.paused')
    .flatMap((event) =>
      (event.fields['reason'] ?? []).map((reason) => ({ reason: String(reason), madeBy: event.madeBy })),
    );
}

const FIELDS: { readonly [K in WhenKey]: readonly string[] } = {
  priority: ['priority', 'impact', 'urgency'],
  service: ['service'],
  level: ['level', 'requester', 'site', 'device'],
  type: ['type'],
  team: ['team'],
  site: ['site'],
  channel: ['channel'],
  tag: ['tags'],
};

function conditionsNeverMet(
  target: Target,
  agreement: Agreement,
  produced: readonly ProducedEvent[],
): TargetCheck['neverMatches'] {
  return (Object.entries(target.when) as [WhenKey, readonly string[]][]).flatMap(([key, values]) => {
    // Everyone has a level, if only the first.
    if (key === 'level' && agreement.levels.length > 0) return [];
    const possible = FIELDS[key].map((field) => possibleValues(field, produced));
    const canBe = possible.some(
      (each, index) => each === 'any' || (index > 0 && each.length > 0) || each.some((value) => values.includes(value)),
    );
    return canBe ? [] : [{ key, values }];
  });
}

function possibleValues(field: string, produced: readonly ProducedEvent[]): readonly string[] | 'any' {
  const values: string[] = [];
  for (const { fields } of produced) {
    const held = fields[field];
    if (held === null) return 'any';
    values.push(...(held ?? []).map(String));
  }
  return values;
}
