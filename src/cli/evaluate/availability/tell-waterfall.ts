import type { Availability } from '../../../core/availability/index.ts';
import { layPieces } from '../../print/bar.ts';
import { table } from '../../print/table.ts';
import type { Session } from '../../world.ts';
import { wholeMs } from './lengths.ts';

const BAR = 14;

/** A step from all that was observed to what counts: of the service hours, and of the outages; null: of no account there. */
interface Step {
  readonly label: string;
  readonly time: number | null;
  readonly outages: number | null;
}

/**
 * From what was observed to what counts, for the service hours and for the outages in them; each column adds up. Steps
 * that take nothing off are left out, and all of it where there is nothing to explain.
 */
export function tellWaterfall(row: Availability, session: Session): string[] {
  const { totalMs, outageMs } = row.waterfall;
  const words = session.say.availability.waterfall;
  const steps = stepsOf(row, session);
  if (steps.length === 0) return [];
  const downtimeMs = wholeMs(row.waterfall.downtimeMs);
  const bars = barsOf(outageMs, downtimeMs, steps);
  const time = (ms: number) => session.say.time(ms / 1000);
  const taken = (ms: number | null) => (ms === null ? '' : ms < 0 ? `+${time(-ms)}` : time(-ms));
  const cells = [
    [words.raw, time(totalMs), time(outageMs), bars.raw],
    ...steps.map((step, at) => [step.label, taken(step.time), taken(step.outages), bars.steps[at] ?? '']),
    [words.counts, time(row.measuredMs), time(downtimeMs), bars.counts],
  ];
  const columns = [
    { title: '' },
    { title: words.time, align: 'right' as const },
    { title: words.outages, align: 'right' as const },
    ...(bars.raw === '' ? [] : [{ title: '' }]),
  ];
  const last = cells.length - 1;
  const lines = cells.map((texts, at) =>
    texts.map((text) => ({ text, ...(at === last ? { paint: session.paint.bold } : {}) })),
  );
  return table(columns, lines, session.width - 6, session.paint.dim);
}

function stepsOf({ waterfall, target: { rules } }: Availability, { say }: Session): readonly Step[] {
  const words = say.availability.waterfall;
  const net = rules.denominator === 'net';
  const { maintenanceMs, outageInMaintenanceMs, excludedMs, outageExcludedMs, outageSetAsideMs, unknownMs } = waterfall;
  const asUp = (label: string) => (net ? label : `${label} (${words.asUp})`);
  const unknownDown = rules.unknown === 'down';
  const unknownOff = net && rules.unknown === 'excluded';
  const weight = waterfall.downMs + (unknownDown ? unknownMs : 0) - wholeMs(waterfall.downtimeMs);
  const steps: (Step & { readonly shown: boolean })[] = [
    {
      label: asUp(words.maintenance),
      time: net ? maintenanceMs : null,
      outages: outageInMaintenanceMs,
      shown: maintenanceMs > 0,
    },
    {
      label: asUp(words.excluded),
      time: net ? excludedMs : null,
      outages: outageExcludedMs,
      shown: excludedMs > 0,
    },
    { label: words.setAside, time: null, outages: outageSetAsideMs, shown: outageSetAsideMs > 0 },
    { label: words.weight, time: null, outages: weight, shown: weight > 0 },
    {
      label: unknownDown ? words.unknownDown : unknownOff ? words.unknown : `${words.unknown} (${words.asUp})`,
      time: unknownOff ? unknownMs : null,
      outages: unknownDown ? -unknownMs : null,
      shown: unknownMs > 0,
    },
  ];
  return steps.filter(({ shown }) => shown);
}

/** The outages as a falling bar: what each step takes off stands where it fell; empty where unknown time was added. */
function barsOf(outageMs: number, downtimeMs: number, steps: readonly Step[]) {
  const none = { raw: '', steps: [] as readonly string[], counts: '' };
  const taken = steps.map(({ outages }) => outages ?? 0);
  if (outageMs === 0 || taken.some((ms) => ms < 0) || taken.every((ms) => ms === 0)) return none;
  const [counts, ...rest] = layPieces([downtimeMs, ...taken.toReversed()], BAR);
  const pieces = rest.toReversed();
  return {
    raw: '█'.repeat(BAR),
    steps: pieces.map(({ start, width }) => ' '.repeat(start) + '░'.repeat(width)),
    counts: '█'.repeat(counts?.width ?? 0),
  };
}
