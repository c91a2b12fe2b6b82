import type { DutyPorts } from '../../../app/duty/index.ts';
import type { ReadShifts } from '../../../app/ports/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { HttpParts } from '../../parts.ts';

/** What the use cases of rules and rotas ask for, out of what the routes have. */
export function dutyOf({ store, now, duty, publishing }: HttpParts): DutyPorts & { readonly readShifts: ReadShifts } {
  return {
    store,
    now,
    timeZone: duty?.timeZone ?? 'UTC',
    holidays: publishing?.holidays ?? null,
    readShifts: duty?.readShifts ?? (() => ({ shifts: [], faults: [{ fault: 'notATable', line: null, given: '' }] })),
  };
}

/** The revision that `If-Match` names: null for none (or `*`); what is no revision is none that there ever was. */
export function revisionOf(ifMatch: string | null): number | null {
  if (ifMatch === null || ifMatch === '*') return null;
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
}

export function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
