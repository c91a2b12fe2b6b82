import { type Diagnostic, diagnosticsOf } from '../diagnostics/diagnostic.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { AgreementReading } from '../read-agreement.ts';
import { placeOf } from '../source/located.ts';
import { eventsOfTargets } from './source-events.ts';

/**
 * Promises that no event of a source can measure: one warning for each target and for each thing (start, stop, show)
 * that nothing the source produces can do. `produced` are event types as in FORMAT section 2, `ticket.opened`.
 * None for a text that has errors of its own.
 */
export function sourceDiagnostics(reading: AgreementReading, produced: ReadonlySet<string>): readonly Diagnostic[] {
  const { agreement, root } = reading;
  if (agreement === null || root === null) return [];
  const problems = eventsOfTargets(agreement).flatMap(({ target, measure, start, stop }): Problem[] => {
    const place = placeOf(root, ['targets', target], 'key');
    const lacks = (types: readonly string[]) => !types.some((type) => produced.has(type));
    const shown = start.join() === stop.join();
    const acts: [string, readonly string[]][] = shown
      ? [['@show', stop]]
      : [
          ['@start', start],
          ['@stop', stop],
        ];
    return acts.flatMap(([act, needed]): Problem[] =>
      lacks(needed) ? [{ name: 'cannotMeasure', place, facts: { act, target, measure, needed } }] : [],
    );
  });
  return diagnosticsOf(problems);
}
