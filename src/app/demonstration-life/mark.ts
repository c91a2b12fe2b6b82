import { formatInstant, type Instant, parseInstant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';

/** Under which a store keeps that its data are generated: the instant up to which the year was. */
const MARK = 'demonstration';
/** Under which it keeps that the whole year is there. */
const FILLED = 'demonstrationFilled';

/**
 * Marks an empty store as one of generated data; whatever is marked stays so.
 * @returns the instant up to which its year goes; null: it holds somebody's data and must not be touched
 */
export async function markDemonstration(store: Store, at: Instant): Promise<Instant | null> {
  const known = await store.setting(MARK);
  if (known !== null) return parseInstant(known);
  if (!(await isEmpty(store))) return null;
  return parseInstant(await store.transact((tx) => tx.keepSetting(MARK, formatInstant(at))));
}

async function isEmpty(store: Store): Promise<boolean> {
  const found = await Promise.all([
    store.hasOwner(),
    store.publishedVersions().then((versions) => versions.length > 0),
    store.registeredCustomers().then((customers) => customers.length > 0),
    store.customerAliases().then((names) => names.length > 0),
    store.facts({}, null, 1).then((facts) => facts.length > 0),
    store.people({ customer: null, after: null, limit: 1 }).then((people) => people.length > 0),
  ]);
  return !found.includes(true);
}

/** Whether the whole year is there, as far as it went when the store was marked. */
export async function isFilled(store: Store): Promise<boolean> {
  return (await store.setting(FILLED)) !== null;
}

export async function noteFilled(store: Store, at: Instant): Promise<void> {
  await store.transact((tx) => tx.keepSetting(FILLED, formatInstant(at)));
}
