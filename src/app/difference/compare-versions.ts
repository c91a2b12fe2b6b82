import { type Difference, differenceBetween, withCover } from '../../core/difference/index.ts';
import type { AgreementReading } from '../../language/index.ts';
import type { Told } from '../diagnostic.ts';
import { type MarginFound, marginFromTexts } from '../margin/index.ts';

/** What changed between two versions, and what there is to say of the suppliers beneath them. */
interface VersionsCompared {
  /** Null when agreements stand on each other in a ring: the error is then among the diagnostics. */
  readonly difference: Difference | null;
  readonly diagnostics: readonly Told[];
}

/**
 * Compares two agreements as read, with the cover that the later one loses where suppliers are given; null when one of
 * the texts is no agreement. Suppliers whose texts are none are left out: tell their errors first.
 * @param suppliers null: none were asked about, and cover is not told
 */
export function compareVersions(
  before: AgreementReading,
  after: AgreementReading,
  suppliers: readonly AgreementReading[] | null,
): VersionsCompared | null {
  if (before.agreement === null || after.agreement === null) return null;
  const difference = differenceBetween(before.agreement, after.agreement);
  if (suppliers === null) return { difference, diagnostics: [] };
  const chains = [before, after].map((version) => marginFromTexts(version, suppliers));
  const [earlier, later] = chains.map((found) => found?.margin?.promises ?? null);
  if (earlier === undefined || earlier === null || later === undefined || later === null) {
    return { difference: null, diagnostics: ringOf(chains) };
  }
  return { difference: withCover(difference, earlier, later), diagnostics: [] };
}

/** The ring of the first version that has one: the other's, if any, shows once that is mended. */
function ringOf(chains: readonly (MarginFound | null)[]): readonly Told[] {
  return chains.find((found) => found?.margin === null)?.diagnostics ?? [];
}
