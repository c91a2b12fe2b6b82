import type { Instant } from '../../core/time/index.ts';
import { type Actor, may, signature } from '../access/actor.ts';
import { isKeepable, type Retention, type Store } from '../ports/index.ts';
import { badField, type Lang, notAllowed, notFound, type Refusal } from '../refusal.ts';

/** The longest there is, in days: a hundred years. */
export const MOST_DAYS = 36_500;
/** As long as a fact's source may be. */
const SOURCE_LENGTH = 256;

interface Ports {
  readonly store: Store;
  readonly now: () => Instant;
}

/** The retention of every source that has one, by source. Nobody of a customer's sees them. */
export async function retentionsFor(
  actor: Actor,
  { store }: Pick<Ports, 'store'>,
): Promise<readonly Retention[] | Refusal> {
  if (!may(actor, 'people:read'))
    return notAllowed('Voir combien de temps les sources sont gardées ne vous est pas permis.', MAY_NOT_SEE);
  return await store.retentions();
}

const MAY_NOT_SEE = 'You may not see how long sources are kept.';

/**
 * Sets for how many whole days after they were recorded a source's facts keep what no rule reads. From the next night
 * (03:00 UTC) on, all that is older loses it for good. Setting what is set already changes nothing.
 */
export async function setRetention(
  { source, days, lang }: { readonly source: string; readonly days: number; readonly lang: Lang },
  actor: Actor,
  { store, now }: Ports,
): Promise<Retention | Refusal> {
  if (!may(actor, 'people:write')) return mayNotSet();
  const fault = faultIn(source, days, lang);
  if (fault !== null) return fault;
  const at = now();
  return await store.transact(async (tx) => {
    const before = await tx.lockRetention(source);
    if (before?.days === days) return before;
    const set = { source, days, setAt: at, setBy: signature(actor) };
    await tx.putRetention(set);
    await tx.note({
      at,
      actor: signature(actor),
      action: 'retention.set',
      object: `source:${source}`,
      customer: null,
      details: { days, before: before?.days ?? null },
    });
    return { ...set, doneTo: null, forgotten: 0 };
  });
}

/** Takes a source's retention away: its facts are kept whole from now on. What was forgotten stays forgotten. */
export async function removeRetention(
  source: string,
  actor: Actor,
  { store, now }: Ports,
): Promise<Retention | Refusal> {
  if (!may(actor, 'people:write')) return mayNotSet();
  const missing = notFound(`Durée de conservation de «\u202f${source}\u202f»`, `Retention of “${source}”`);
  if (!isKeepable(source)) return missing;
  const at = now();
  return await store.transact(async (tx) => {
    const before = await tx.removeRetention(source);
    if (before === null) return missing;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'retention.removed',
      object: `source:${source}`,
      customer: null,
      details: { days: before.days },
    });
    return before;
  });
}

function faultIn(source: string, days: number, lang: Lang): Refusal | null {
  if (source === '' || source.length > SOURCE_LENGTH || !isKeepable(source)) {
    const what = { fr: 'Ce n’est le nom d’aucune source.', en: 'This is the name of no source.' };
    const help = { fr: `De 1 à ${SOURCE_LENGTH} caractères.`, en: `From 1 to ${SOURCE_LENGTH} characters.` };
    return badField('/source', 'badText', what, help, lang);
  }
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return null;
  const what = { fr: 'Une durée de conservation compte des jours entiers.', en: 'A retention is of whole days.' };
  return badField('/days', 'badNumber', what, { fr: `De 1 à ${MOST_DAYS}.`, en: `From 1 to ${MOST_DAYS}.` }, lang);
}

function mayNotSet(): Refusal {
  return notAllowed(
    'Fixer des durées de conservation ne vous est pas permis.',
    'You may not set how long sources are kept.',
  );
}
