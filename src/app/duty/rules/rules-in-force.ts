import type { RuleSet } from '../../../core/alert/index.ts';
import type { HolidaySource } from '../../../core/calendar/index.ts';
import type { DutyReads } from '../../ports/index.ts';
import { defaultRules, type PlainRules } from './plain-rules.ts';
import { readRules } from './read-rules.ts';

/** What one node knows of the notification rules: each revision is read once. */
export interface RulesInForce {
  /** As a transaction (or the store) sees them now; the program's own where nobody has set any. */
  inForce(reads: Pick<DutyReads, 'notificationRules'>): Promise<RuleSet>;
}

/**
 * @param timeZone of the program's own rules @param holidays of other countries than France; asked for when rules have a
 *   calendar
 */
export function openRules(timeZone: string, holidays: (() => Promise<HolidaySource>) | null = null): RulesInForce {
  let read: { readonly revision: number; readonly set: RuleSet } | null = null;
  return {
    async inForce(reads) {
      const kept = await reads.notificationRules();
      const revision = kept?.revision ?? 0;
      if (read?.revision === revision) return read.set;
      const plain = kept === null ? defaultRules(timeZone) : (JSON.parse(kept.body) as PlainRules);
      const needsHolidays = holidays !== null && Object.keys(plain.calendars).length > 0;
      const reading = readRules(plain, { lang: 'en', holidays: needsHolidays ? await holidays() : null });
      // They were read before they were kept.
      if ('faults' in reading)
        throw new Error(`kept notification rules can not be read: ${reading.faults[0]?.message}`);
      read = { revision, set: reading.set };
      return reading.set;
    },
  };
}
