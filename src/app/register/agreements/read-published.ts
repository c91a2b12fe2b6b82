import type { HolidaySource } from '../../../core/calendar/index.ts';
import { type AgreementReading, readAgreement } from '../../../language/index.ts';
import type { PublishedVersion } from '../../ports/index.ts';
import type { RegisterPorts } from '../register-ports.ts';

/** Reads a text under a name; `resolve` knows the bases it may extend. */
export type ReadText = (text: string, file: string, resolve?: (ref: string) => string | null) => AgreementReading;

/** Readings of texts, where other countries' holidays are loaded once, and only if one of them asks: then `work` is done again. */
export async function withHolidays<T>(ports: RegisterPorts, work: (read: ReadText) => T): Promise<T> {
  let asked = false;
  const none: HolidaySource = () => {
    asked = true;
    return null;
  };
  try {
    const first = work(readerWith(none));
    if (!asked) return first;
  } catch (error) {
    if (!asked) throw error;
  }
  return work(readerWith(await ports.holidays()));
}

/**
 * Texts that stand alone always read the same, and every publishing reads all that are published: so many readings (half a
 * megabyte each) are kept, unless they hang on holidays that may be loaded later.
 */
const MOST_KEPT = 64;
const kept = new Map<string, AgreementReading>();

function readerWith(holidays: HolidaySource): ReadText {
  let asked = false;
  const watched: HolidaySource = (...place) => {
    asked = true;
    return holidays(...place);
  };
  return (text, file, resolve) => {
    if (resolve !== undefined) return readAgreement(text, { file, holidays, resolve });
    const key = `${file}\n${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    asked = false;
    const reading = readAgreement(text, { file, holidays: watched });
    if (asked) return reading;
    for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest);
    kept.set(key, reading);
    return reading;
  };
}

/** What people call a published version: `boreal-or@3`. */
export function refOf({ agreement, version }: Pick<PublishedVersion, 'agreement' | 'version'>): string {
  return `${agreement}@${version}`;
}

export function isInUse({ withdrawnAt }: PublishedVersion): boolean {
  return withdrawnAt === null;
}

/** The texts that a new agreement may extend: what is published (`boreal-or@3`), then what comes with the program. */
export function basesAmong(
  versions: readonly PublishedVersion[],
  shipped: (ref: string) => string | null,
): (ref: string) => string | null {
  return (ref) => versions.find((one) => isInUse(one) && refOf(one) === ref)?.resolved ?? shipped(ref);
}
