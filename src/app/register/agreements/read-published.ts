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

function readerWith(holidays: HolidaySource): ReadText {
  return (text, file, resolve) =>
    readAgreement(text, { file, holidays, ...(resolve === undefined ? {} : { resolve }) });
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
