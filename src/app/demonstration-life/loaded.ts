import { formatInstant, type Instant, parseInstant } from '../../core/time/index.ts';
import { type SettingsReads, type Store, Unavailable } from '../ports/index.ts';

/** Under which a store keeps that a demonstration was loaded into it, to be looked at and taken out again. */
const LOADED = 'demonstrationLoaded';

/** Whether what a store holds was generated at somebody's wish, beside people who are real. */
export async function isDemonstrationLoaded(reads: SettingsReads): Promise<boolean> {
  return (await reads.setting(LOADED)) !== null;
}

/** When a demonstration was loaded: up to then its year goes; null: none is. */
export async function loadedAt(reads: SettingsReads): Promise<Instant | null> {
  const known = await reads.setting(LOADED);
  return known === null ? null : parseInstant(known);
}

/**
 * Marks a store that holds nothing but people as one into which a demonstration is loaded, by a note of who wished it.
 * @returns up to when its year goes; null: it holds somebody's data, and must not be touched
 */
export async function markLoaded(store: Store, by: string, at: Instant): Promise<Instant | null> {
  const known = await loadedAt(store);
  if (known !== null) return known;
  if (!(await holdsOnlyPeople(store))) return null;
  return await store.transact(async (tx) => {
    const kept = await tx.keepSetting(LOADED, formatInstant(at));
    if (kept === formatInstant(at)) {
      const about = { object: 'demonstration', customer: null, details: {} };
      await tx.note({ at, actor: by, action: 'demonstration.loaded', ...about });
    }
    return parseInstant(kept);
  });
}

/** Nobody has published, registered, sent or set up anything. */
export async function holdsOnlyPeople(store: Store): Promise<boolean> {
  const found = await Promise.all([
    store.setting('demonstration').then((mark) => mark !== null),
    store.publishedVersions().then((versions) => versions.length > 0),
    store.registeredCustomers().then((customers) => customers.length > 0),
    store.customerAliases().then((names) => names.length > 0),
    store.sources().then((sources) => sources.length > 0),
    store.facts({}, null, 1).then((facts) => facts.length > 0),
  ]);
  return !found.includes(true);
}

/**
 * Takes a loaded demonstration out, with a note of who wished it. What was noted of it before stays in the record, and counts
 * for nothing from that note on. Nothing happens where none is loaded, or something real is beside it.
 */
export async function removeLoaded(store: Store, by: string, at: Instant): Promise<'removed' | 'noSuch' | 'notAlone'> {
  return await store.transact(async (tx) => {
    await tx.lockWriting('alone');
    if ((await tx.setting(LOADED)) === null) return 'noSuch';
    if (!(await tx.removeDemonstration())) return 'notAlone';
    await tx.newGeneration();
    const about = { object: 'demonstration', customer: null, details: {} };
    await tx.note({ at, actor: by, action: 'demonstration.removed', ...about });
    return 'removed';
  });
}

/**
 * A store that takes what is generated only as long as a demonstration is loaded: what is under way when it is taken out, on
 * whatever node, is not kept. @throws Unavailable by `transact` from then on
 */
export function whileLoaded(store: Store): Store {
  const transact: Store['transact'] = (work) =>
    store.transact(async (tx) => {
      const result = await work(tx);
      // Asked last: whoever takes it out waits for what was written before, and takes that out too.
      if ((await tx.setting(LOADED)) === null) throw new Unavailable('the demonstration was taken out');
      return result;
    });
  return new Proxy(store, { get: (own, name) => (name === 'transact' ? transact : Reflect.get(own, name)) });
}
