import { type CalendarProblem, calendarProblemMessage, specOfPlain } from '../../../core/calendar/index.ts';
import { DAY_MS, MINUTE_MS } from '../../../core/time/index.ts';
import { type Actor, signature } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { isKeepable, type Source } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, type Refusal } from '../../refusal.ts';
import { readSourceMapping } from '../mapping/read-source-mapping.ts';
import type { SourcePorts } from '../ports.ts';
import { endSilence, planLook, unplanLook } from '../rhythm.ts';
import { badTicketUrl, isTicketUrl } from '../ticket-url.ts';
import { noteSource, onSource } from './change-source.ts';
import { isMappingText, tooLongMapping } from './drafts.ts';
import { badMapping, changedSince, mayRead, mayWrite, noSource } from './refusals.ts';

/** What a source is to be. */
export interface SourceWanted {
  readonly id: string;
  readonly title: string;
  /** The id of a mapping that comes with the program; null: `mapping` says it, or stays as it is. */
  readonly template: string | null;
  /** Null: the template's, or as it is. */
  readonly mapping: string | null;
  /** How often it speaks at least; null: it is not watched. */
  readonly everyMs: number | null;
  /** Of its rhythm, as plain JSON of the agreement language (`24x7`, or a map); null: round the clock. */
  readonly calendar: unknown;
  readonly keepDays: number;
  /** Where a person finds one of its tickets, with `{ticket}` for the id; null: nowhere. */
  readonly ticketUrl: string | null;
  readonly lang: Lang;
}

const ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const MOST_DAYS = 3_650;
const LONGEST_TITLE = 200;

/** Every source, by id. */
export async function listSources(
  actor: Actor,
  { store }: Pick<SourcePorts, 'store'>,
): Promise<readonly Source[] | Refusal> {
  return mayRead(actor) ?? (await store.sources());
}

export async function oneSource(
  id: string,
  actor: Actor,
  { store }: Pick<SourcePorts, 'store'>,
): Promise<Source | Refusal> {
  const refused = mayRead(actor);
  if (refused !== null) return refused;
  return (isKeepable(id) ? await store.source(id) : null) ?? noSource(id);
}

/**
 * Makes a source, in dry run and without a key; or changes one. Its mapping is used from the next payload on: to try one
 * first, make it a draft.
 * @param ifRevision what whoever asks has read (0: there must be none); null: whatever it is
 */
export async function putSource(
  wanted: SourceWanted,
  ifRevision: number | null,
  actor: Actor,
  ports: SourcePorts,
): Promise<{ readonly source: Source; readonly isNew: boolean } | Refusal> {
  const refused = mayWrite(actor) ?? faultIn(wanted);
  if (refused !== null) return refused;
  const { store, now } = ports;
  const at = now();
  const { id, lang } = wanted;
  return await allOrRefused(store, async (tx) => {
    const before = await tx.lockSource(id);
    if (ifRevision !== null && ifRevision !== (before?.revision ?? 0)) return changedSince();
    const mapping = mappingOf(wanted, before, ports);
    if (isRefusal(mapping)) return mapping;
    const { mapping: read, diagnostics } = readSourceMapping({ file: 'mapping', text: mapping });
    if (read === null) return badMapping(diagnostics, '/mapping', lang);
    const source = sourceOf(wanted, before, mapping, at, signature(actor));
    if (!(await tx.putSource(source, before?.revision ?? 0))) return changedSince();
    const kept = await tx.source(id);
    if (kept === null) return noSource(id);
    // A rhythm that is no more, or longer, has not been broken.
    if (before?.silentSince != null && source.silentSince === null) await endSilence(tx, id, before.silentSince, at);
    await unplanLook(tx, id);
    if (source.silentSince === null) await planLook(tx, kept);
    const { title, template, everyMs, keepDays, ticketUrl } = source;
    const details = {
      title,
      template,
      everyMs,
      keepDays,
      ticketUrl,
      revision: kept.revision,
      newMapping: before?.mapping !== mapping,
    };
    await noteSource(tx, actor, id, { action: before === null ? 'source.made' : 'source.changed', details }, at);
    return { source: kept, isNew: before === null };
  });
}

function sourceOf(
  { id, title, template, everyMs, calendar, keepDays, ticketUrl }: SourceWanted,
  before: Source | null,
  mapping: string,
  at: number,
  by: string | null,
): Omit<Source, 'revision'> {
  const rhythm = { everyMs, calendar: calendar === null ? null : JSON.stringify(calendar) };
  const isSameRhythm = before !== null && before.everyMs === everyMs && before.calendar === rhythm.calendar;
  return {
    id,
    title: title.trim(),
    template: template ?? (before !== null && before.mapping === mapping ? before.template : null),
    mapping,
    draft: before?.draft ?? null,
    ticketUrl,
    keys: before?.keys ?? [],
    secretsSealed: before?.secretsSealed ?? [],
    ...rhythm,
    keepDays,
    liveAt: before?.liveAt ?? null,
    liveBy: before?.liveBy ?? null,
    lastReceivedAt: before?.lastReceivedAt ?? null,
    silentSince: isSameRhythm ? before.silentSince : null,
    madeAt: before?.madeAt ?? at,
    madeBy: before?.madeBy ?? by,
  };
}

function mappingOf(wanted: SourceWanted, before: Source | null, { templates }: SourcePorts): string | Refusal {
  if (wanted.mapping !== null) return wanted.mapping;
  const template = templates.find(({ id }) => id === wanted.template);
  if (template !== undefined) return template.text;
  if (before !== null && wanted.template === null) return before.mapping;
  const known = templates.map(({ id }) => id).join(', ');
  return badField(
    wanted.template === null ? '/mapping' : '/template',
    'unknownTemplate',
    { fr: 'Cette source n’a pas de correspondance.', en: 'This source has no mapping.' },
    {
      fr: `Donnez « mapping », ou l’un des modèles ${known}.`,
      en: `Give “mapping”, or one of the templates ${known}.`,
    },
    wanted.lang,
  );
}

function faultIn({ id, title, mapping, everyMs, calendar, keepDays, ticketUrl, lang }: SourceWanted) {
  if (!ID.test(id)) {
    const what = { fr: 'Cet identifiant ne convient pas à une source.', en: 'This id is none of a source.' };
    const help = {
      fr: 'De 1 à 64 lettres minuscules, chiffres, points, tirets et tirets bas ; d’abord une lettre ou un chiffre.',
      en: 'From 1 to 64 lower-case letters, digits, dots, dashes and underscores, beginning with a letter or a digit.',
    };
    return badField('/source', 'badId', what, help, lang);
  }
  if (title.trim() === '' || title.length > LONGEST_TITLE || !isKeepable(title)) {
    const what = { fr: 'Ce nom ne convient pas.', en: 'This title will not do.' };
    return badField(
      '/title',
      'badText',
      what,
      { fr: `De 1 à ${LONGEST_TITLE} caractères.`, en: `From 1 to ${LONGEST_TITLE} characters.` },
      lang,
    );
  }
  if (mapping !== null && !isMappingText(mapping)) return tooLongMapping('/mapping', lang);
  if (everyMs !== null && !(everyMs >= MINUTE_MS && everyMs <= 366 * DAY_MS)) {
    const what = { fr: 'Ce rythme ne convient pas.', en: 'This rhythm will not do.' };
    return badField('/everySeconds', 'badNumber', what, { fr: 'De 60 s à un an.', en: 'From 60 s to a year.' }, lang);
  }
  if (!Number.isInteger(keepDays) || keepDays < 1 || keepDays > MOST_DAYS) {
    const what = { fr: 'Les envois sont gardés des jours entiers.', en: 'Payloads are kept whole days.' };
    return badField(
      '/keepDays',
      'badNumber',
      what,
      { fr: `De 1 à ${MOST_DAYS}.`, en: `From 1 to ${MOST_DAYS}.` },
      lang,
    );
  }
  if (ticketUrl !== null && !isTicketUrl(ticketUrl)) return badTicketUrl(lang);
  const read = calendar === null ? null : specOfPlain(calendar);
  return read !== null && 'problems' in read ? badCalendar(read.problems, lang) : null;
}

function badCalendar(problems: readonly CalendarProblem[], lang: Lang): Refusal {
  const [first] = problems;
  const message = (one: Lang) => (first === undefined ? '' : calendarProblemMessage(first, one));
  const what = { fr: message('fr'), en: message('en') };
  const pointer = ['/calendar', ...(first?.path ?? []).map(String)].join('/');
  return badField(pointer, 'badCalendar', what, null, lang);
}

/** Removes a source with its keys and payloads. The facts that came of them stay. */
export async function removeSource(
  id: string,
  ifRevision: number | null,
  actor: Actor,
  ports: SourcePorts,
): Promise<null | Refusal> {
  return await onSource(id, ifRevision, actor, ports, async (source, at, tx) => {
    await tx.removeSource(id);
    await unplanLook(tx, id);
    if (source.silentSince !== null) await endSilence(tx, id, source.silentSince, at);
    await noteSource(tx, actor, id, { action: 'source.removed', details: { title: source.title } }, at);
    return null;
  });
}
