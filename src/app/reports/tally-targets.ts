import type { Target } from '../../core/agreement/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import type { CountedClock } from './report-facts.ts';

/** What counted of one target in a month. */
export interface TargetTally {
  /** The id of the agreement. */
  readonly agreement: string;
  /** As the last version that counted has it. */
  readonly target: Target;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
  readonly open: number;
  readonly kept: readonly Judged[];
}

/** Clocks by the target that they count under, in file order. */
export function tallyTargets(clocks: readonly CountedClock[]): readonly TargetTally[] {
  const found = new Map<string, CountedClock[]>();
  for (const one of clocks) {
    const { version, target } = one.clock;
    const key = JSON.stringify([version.id, target.id, target.level]);
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  const tallies = [...found.values()].map((of): TargetTally => {
    const count = (outcome: CountedClock['outcome']) => of.filter((one) => one.outcome === outcome).length;
    const last = of.reduce((a, b) => (b.clock.version.version > a.clock.version.version ? b : a)).clock;
    return {
      agreement: last.version.id,
      target: last.target,
      met: count('met'),
      breached: count('breached'),
      excused: count('excused'),
      open: count('open'),
      kept: of.filter(({ outcome }) => outcome === 'met').map(({ clock }) => clock),
    };
  });
  return tallies.sort((a, b) =>
    a.agreement === b.agreement ? a.target.order - b.target.order : a.agreement < b.agreement ? -1 : 1,
  );
}
