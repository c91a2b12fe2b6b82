import { isOpen } from '../calendar/index.ts';
import type { RatioPpm } from '../money/index.ts';
import { type Odds, oddsOf, type Spread, spreadOf } from './odds/odds.ts';
import type { Simulation } from './simulation.ts';
import { type Cells, copiesOf } from './years/cells.ts';
import { WEEKS_A_YEAR } from './years/draws.ts';

/** What the team can do in a week, in milliseconds of work, in and out of its service hours. */
export interface Team {
  readonly inMsPerWeek: number;
  readonly outMsPerWeek: number;
}

/** The work of simulated weeks against the team's. */
export interface WeekLoad {
  /** Milliseconds of work a week; null: no weeks. */
  readonly workMs: Spread | null;
  readonly teamMs: number;
  /** Of the simulated weeks, how many ask for more than the team has; what is left over is not carried on. */
  readonly overloaded: Odds;
  readonly overloadedWeeksAYear: Spread | null;
}

/**
 * Can the team do the work? `basis` says what hours are told from: `recorded` work; or, where none was recorded, a stated
 * share of the elapsed service time of each ticket's longest clock, by whether it was opened in the team's hours.
 */
export interface Capacity {
  readonly basis: { readonly kind: 'recorded' } | { readonly kind: 'elapsed'; readonly sharePpm: RatioPpm };
  readonly inService: WeekLoad;
  readonly outOfService: WeekLoad;
}

/** @param sharePpm how much of elapsed time is work, where no work is recorded */
export function capacity(simulation: Simulation, team: Team, sharePpm: RatioPpm): Capacity {
  const { cells } = simulation;
  const { sample } = cells;
  const { workInMs, workOutMs } = sample.perTicket;
  if (sample.worked) {
    return {
      basis: { kind: 'recorded' },
      inService: loadOf(simulation, workByCell(cells, workInMs.values), team.inMsPerWeek),
      outOfService: loadOf(simulation, workByCell(cells, workOutMs.values), team.outMsPerWeek),
    };
  }
  const { inMs, outMs } = elapsedByTicket(cells, sharePpm);
  return {
    basis: { kind: 'elapsed', sharePpm },
    inService: loadOf(simulation, workByCell(cells, inMs), team.inMsPerWeek),
    outOfService: loadOf(simulation, workByCell(cells, outMs), team.outMsPerWeek),
  };
}

function elapsedByTicket({ sample }: Cells, sharePpm: RatioPpm) {
  const { ticket, elapsedMs } = sample.perClock;
  const { openedAt } = sample.perTicket;
  const inMs = new Float64Array(openedAt.size);
  const outMs = new Float64Array(openedAt.size);
  for (let clock = 0; clock < ticket.size; clock += 1) {
    const place = ticket.values[clock] as number;
    const isInside = sample.serviceHours === null || isOpen(sample.serviceHours, openedAt.values[place] as number);
    const into = isInside ? inMs : outMs;
    const ms = Math.round(((elapsedMs.values[clock] as number) * sharePpm) / 1_000_000);
    if (ms > (into[place] as number)) into[place] = ms;
  }
  return { inMs, outMs };
}

function workByCell(cells: Cells, workMs: Float64Array): Float64Array {
  const byCell = new Float64Array(cells.crowds * cells.weeks * cells.variants);
  for (let ticket = 0; ticket < cells.ofTicket.length; ticket += 1) {
    const cell = cells.ofTicket[ticket] as number;
    if (cell < 0) continue;
    for (let variant = 0; variant < cells.variants; variant += 1) {
      const to = cell * cells.variants + variant;
      byCell[to] = (byCell[to] as number) + copiesOf(cells, ticket, variant) * (workMs[ticket] as number);
    }
  }
  return byCell;
}

function loadOf({ cells, draws }: Simulation, byCell: Float64Array, teamMs: number): WeekLoad {
  const work = new Float64Array(draws.cellOf.length);
  const overloadedByYear = new Float64Array(draws.years);
  let overloaded = 0;
  for (let week = 0; week < work.length; week += 1) {
    const ms = byCell[draws.cellOf[week] as number] as number;
    work[week] = ms;
    if (ms <= teamMs) continue;
    overloaded += 1;
    const year = Math.floor(week / WEEKS_A_YEAR);
    overloadedByYear[year] = (overloadedByYear[year] as number) + 1;
  }
  return {
    workMs: spreadOf(work),
    teamMs,
    overloaded: oddsOf(overloaded, work.length, cells.weeks),
    overloadedWeeksAYear: spreadOf(overloadedByYear),
  };
}
