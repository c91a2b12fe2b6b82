import type { DutyPorts } from '../../../app/duty/index.ts';
import type { ReadShifts } from '../../../app/ports/index.ts';
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
