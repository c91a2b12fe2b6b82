import type { LocalDate } from '../time/index.ts';

export interface NamedDate {
  readonly date: LocalDate;
  readonly name: string;
}

/**
 * What we ask of the outside: the public holidays of another country or region (`DE`, `DE-BY`) from one year to
 * another, both inclusive. Null for a code it does not know. `library` names it with its version, for the record.
 */
export interface HolidaySource {
  (code: string, fromYear: number, toYear: number): readonly NamedDate[] | null;
  readonly library?: string;
}

/** The years other countries' holidays are compiled for when an agreement is read. */
export const FOREIGN_YEARS = { from: 1990, to: 2060 };
