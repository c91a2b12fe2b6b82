import { chanceOf } from '../sample/chance.ts';
import type { Cells } from './cells.ts';

/** A simulated year has 52 whole weeks (a day short of a real one): thirteen a quarter, four or five a month. */
export const WEEKS_A_YEAR = 52;

/** The years drawn: which past week (with which thinning) each of their weeks is. Drawn once, asked of every promise alike. */
export interface Draws {
  readonly years: number;
  /** `cellOf[year × 52 + week]`. */
  readonly cellOf: Int32Array;
  /** For what is drawn by period and not by week (availability): a number of 0 to 2³² − 1 for each month of each year. */
  readonly ofMonth: Uint32Array;
}

/**
 * Draws years from the past: each week a whole past week, all equally likely, with replacement, so that busy weeks stay
 * busy and what went wrong together stays together. The order of seasons is not kept. With named customers' past, each
 * year draws one of the customers first and then weeks of that one alone: which of them a prospect will be like is not
 * known, and the odds are the wider for it. (A block bootstrap: Künsch 1989, blocks of one week.)
 */
export function drawYears(cells: Cells, years: number): Draws {
  const chance = chanceOf(cells.seed);
  const cellOf = new Int32Array(years * WEEKS_A_YEAR);
  const ofMonth = new Uint32Array(years * 12);
  for (let year = 0; year < years; year += 1) {
    const crowd = chance.below(cells.crowds);
    for (let week = 0; week < WEEKS_A_YEAR; week += 1) {
      const drawn = crowd * cells.weeks + chance.below(cells.weeks);
      cellOf[year * WEEKS_A_YEAR + week] = drawn * cells.variants + chance.below(cells.variants);
    }
    for (let month = 0; month < 12; month += 1) ofMonth[year * 12 + month] = chance.below(2 ** 32);
  }
  return { years, cellOf, ofMonth };
}

/** Which of a year's `periods` a week belongs to. */
export function periodOfWeek(week: number, periods: number): number {
  return Math.floor((week * periods) / WEEKS_A_YEAR);
}
