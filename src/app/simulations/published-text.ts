import { lastVersionAt } from '../../core/agreement/index.ts';
import type { Rosters } from '../live/index.ts';
import type { Store } from '../ports/index.ts';

/**
 * A published text with its bases written out: of `boreal-or@3`, or of an id the version in force at an instant; where none
 * is, the one that was in force last, or will be first.
 */
export async function publishedText(
  ref: string,
  at: number,
  { store, rosters }: { readonly store: Store; readonly rosters: Rosters },
): Promise<{ readonly ref: string; readonly text: string } | null> {
  const { roster } = await rosters.inForce(store);
  const named = ref.includes('@')
    ? ref
    : roster.all.flatMap((versions) => (versions.id === ref ? lastVersionAt(versions, at).ref : []))[0];
  if (named === undefined) return null;
  const published = await store.publishedVersions();
  const found = published.find((one) => `${one.agreement}@${one.version}` === named && one.withdrawnAt === null);
  return found === undefined ? null : { ref: named, text: found.resolved };
}
