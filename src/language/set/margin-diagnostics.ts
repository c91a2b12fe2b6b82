import type { Dependency } from '../../core/agreement/index.ts';
import { formatPercent, type RatioPpm } from '../../core/money/index.ts';
import {
  type Duration,
  dateOfDay,
  formatDuration,
  HOUR_MS,
  type Instant,
  instantToLocal,
  MINUTE_MS,
} from '../../core/time/index.ts';
import { type Diagnostic, diagnosticsOf } from '../diagnostics/diagnostic.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { AgreementReading } from '../read-agreement.ts';
import { placeOf } from '../source/located.ts';

/** A promise that its suppliers' figures do not support, as a comparison found it. */
export interface Unsupported {
  readonly agreement: string;
  readonly target: string;
  readonly service: string | null;
  readonly suppliers: readonly { readonly agreement: string }[];
  /** Null for a share. */
  readonly worstAt: Instant | null;
  /** How much later than ours the supplier's time ends; null past the horizon. */
  readonly lateMs: number | null;
  readonly safeWithin: Duration | null;
  readonly safePpm: RatioPpm | null;
}

/** One warning, at our target, for each promise that suppliers do not support. Others' promises are passed over. */
export function unsupportedDiagnostics(
  { agreement, root }: AgreementReading,
  found: readonly Unsupported[],
): readonly Diagnostic[] {
  if (agreement === null || root === null) return [];
  const own = found.filter((each) => each.agreement === agreement.ref);
  return diagnosticsOf(
    own.map((each) => ({
      ...problemOf(each, agreement.timeZone),
      place: placeOf(root, ['targets', each.target], 'key'),
    })),
  );
}

function problemOf(found: Unsupported, timeZone: string): Omit<Problem, 'place'> {
  const { target, worstAt, safeWithin, safePpm } = found;
  const suppliers = [...new Set(found.suppliers.map(({ agreement }) => agreement))].join(', ');
  const facts = { target, service: found.service ?? target, suppliers };
  if (worstAt === null) {
    const safe = safePpm === null ? [] : [formatPercent(safePpm)];
    return { name: 'moreDowntimeUnder', facts: { ...facts, safe } };
  }
  const late = found.lateMs === null ? '@years' : roundedUp(found.lateMs);
  const worst = `${localMinute(worstAt, timeZone)} ${timeZone}`;
  const safe = safeWithin === null ? [] : [formatDuration(safeWithin)];
  return { name: 'laterUnder', facts: { ...facts, late, worst, safe } };
}

/** A lateness in whole minutes, as agreements write durations. */
function roundedUp(ms: number): string {
  return formatDuration({ kind: 'service', ms: Math.ceil(ms / MINUTE_MS) * MINUTE_MS });
}

/** `2026-04-03 14:01`, on the clocks of a zone. */
function localMinute(at: Instant, timeZone: string): string {
  const { dayNumber, msOfDay } = instantToLocal(timeZone, at);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${dateOfDay(dayNumber)} ${two(msOfDay / HOUR_MS)}:${two((msOfDay % HOUR_MS) / MINUTE_MS)}`;
}

/** The error of agreements that stand on each other in a ring (ids, the last is the first again), where it is written. */
export function ringDiagnostics(readings: readonly AgreementReading[], ring: readonly string[]): readonly Diagnostic[] {
  const [first = '', next = ''] = ring;
  for (const { agreement, root } of readings) {
    if (agreement === null || root === null || agreement.id !== first) continue;
    const services = Object.entries(agreement.services);
    const [service] = services.find(([, { dependsOn }]) => dependsOn !== null && names(dependsOn, next)) ?? [];
    if (service === undefined) continue;
    const place = placeOf(root, ['services', service, 'dependsOn'], 'key');
    return diagnosticsOf([{ name: 'agreementsInRing', place, facts: { ring: ring.join(' → ') } }]);
  }
  return [];
}

function names(dependency: Dependency, id: string): boolean {
  return dependency.kind === 'agreement' ? dependency.id === id : dependency.of.some((each) => names(each, id));
}
