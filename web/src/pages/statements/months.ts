import type { Schemas } from '../../api/client.ts';
import { monthIn } from '../../kit/time/months.ts';

/** The month in which the first of an agreement's versions takes effect, where it is in force; '': it has none. */
export function firstMonth(versions: readonly Schemas['AgreementVersion'][]): string {
  return versions.map(({ effectiveAt, timeZone }) => monthIn(effectiveAt, timeZone)).toSorted()[0] ?? '';
}
