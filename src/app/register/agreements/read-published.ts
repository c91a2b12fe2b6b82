import { createHash } from 'node:crypto';
import type { HolidaySource } from '../../../core/calendar/index.ts';
import { type AgreementReading, readAgreement } from '../../../language/index.ts';
import type { PublishedVersion } from '../../ports/index.ts';
import type { RegisterPorts } from '../register-ports.ts';

/** Reads a text under a name; `resolve` knows the bases it may extend. */
export type ReadText = (text: string, file: string, resolve?: (ref: string) => string | null) => AgreementReading;

/** Readings of texts, where other countries' holidays are loaded once, and only if one of them asks: then `work` is done again. */
export async function withHolidays<T>(ports: Pick<RegisterPorts, 'holidays'>, work: (read: ReadText) => T): Promise<T> {
  let asked = false;
  const none: HolidaySource = () => {
    asked = true;
    return null;
  };
  try {
    const first = work(readerWith(none, false));
    if (!asked) return first;
  } catch (error) {
    if (!asked) throw error;
  }
  return work(readerWith(await ports.holidays(), true));
}

/**
 * Reads what is published and was not read yet, one text after the other: reading takes long, and others have their turn
 * in between.
 */
export async function readAhead(ports: RegisterPorts, versions: readonly PublishedVersion[]): Promise<void> {
  for (const version of versions) {
    if (kept.has(keyOf(version.resolved, refOf(version)))) continue;
    await withHolidays(ports, (read) => read(version.resolved, refOf(version)));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Texts that stand alone always read the same, and every publishing reads all that are published: so many readings are
 * kept, without where each value stands (half a megabyte each), which is read again for what there is something to tell of.
 * Whoever else keeps what was read of one keeps the same.
 */
const MOST_KEPT = 20_000;
const kept = new Map<string, AgreementReading>();

function keyOf(text: string, file: string): string {
  return createHash('sha256').update(`${file}\n${text}`).digest('base64');
}

/** @param isWhole the holidays are all there are; else nothing that asked for them is kept */
function readerWith(holidays: HolidaySource, isWhole: boolean): ReadText {
  return (text, file, resolve) => {
    if (resolve !== undefined) return readAgreement(text, { file, holidays, resolve });
    const key = keyOf(text, file);
    const known = kept.get(key);
    if (known !== undefined) return known;
    let asked = false;
    const watched: HolidaySource = (...place) => {
      asked = true;
      return holidays(...place);
    };
    const reading = readAgreement(text, { file, holidays: watched });
    if (asked && !isWhole) return reading;
    for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest);
    kept.set(
      key,
      withoutPlaces(reading, () => readAgreement(text, { file, holidays }).root),
    );
    return reading;
  };
}

function withoutPlaces(
  { agreement, plain, diagnostics }: AgreementReading,
  placesAgain: () => AgreementReading['root'],
) {
  return {
    agreement,
    plain,
    diagnostics,
    get root() {
      return placesAgain();
    },
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
