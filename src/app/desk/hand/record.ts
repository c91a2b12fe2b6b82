import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant, SECOND_MS } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import type { EventPost, LivePorts } from '../../live/post-events.ts';
import { isKeepable } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal, refusal } from '../../refusal.ts';

/** The source of what people record here by hand, for want of a helpdesk or beside it. */
export const BY_HAND = 'leeway-desk';

/** What needs no more said. */
export const PLAIN_KINDS = [
  'acknowledged',
  'workStarted',
  'workaroundProvided',
  'restored',
  'resumed',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
] as const;
type PlainKind = (typeof PLAIN_KINDS)[number];

/** What somebody did with a ticket; each is the event of FORMAT that bears its name. */
export type HandRecord =
  | { readonly kind: PlainKind }
  | { readonly kind: 'replied' }
  | { readonly kind: 'paused'; readonly reason: string }
  /** `to`: `me`, the id of a person here, or what the helpdesk calls somebody. */
  | { readonly kind: 'assigned'; readonly to: string; readonly team?: string | null | undefined }
  | { readonly kind: 'priorityChanged'; readonly priority: string };

export interface RecordAsked {
  readonly ticket: string;
  readonly record: HandRecord;
  /** When it was; null: now. */
  readonly at: Instant | null;
  readonly note: string | null;
  readonly lang: Lang;
}

/** A fact as it was kept: by these it is corrected or taken back. */
export interface HandFact {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: Instant;
}

export interface HandPorts extends LivePorts {
  readonly post: EventPost;
}

/** Clocks of machines differ by so much. */
const AHEAD_MS = 5 * SECOND_MS;

/**
 * Records by hand what happened to a ticket: an ordinary event of the source `leeway-desk`, signed by whoever asks. Refused:
 * `notFound` for a ticket there is none of, `invalid` for an instant that has not come or is before the ticket's opening.
 */
export async function recordByHand(asked: RecordAsked, actor: Actor, ports: HandPorts): Promise<HandFact | Refusal> {
  const { ticket, record, note, lang } = asked;
  const found = isKeepable(ticket) ? await ports.store.ticket(ticket) : null;
  const isSeen = found !== null && may(actor, 'events:write', found.ticket.customer);
  if (!isSeen || found.ticket.lastEventAt === null) {
    return notFound(`Ticket «\u202f${ticket}\u202f»`, `Ticket “${ticket}”`);
  }
  const at = instantOf(asked.at, ports.now(), lang);
  if (isRefusal(at)) return at;
  const { openedAt } = found.ticket;
  if (openedAt !== null && at < openedAt) return beforeOpening(openedAt, lang);
  const data = await dataOf(record, actor, ports, lang);
  if (isRefusal(data)) return data;
  const noted = note === null ? data : { ...data, note };
  return await handIn({ type: `ticket.${record.kind}`, subject: ticket, at, data: noted, lang }, actor, ports);
}

/** Now where none is given, and where it is ahead by no more than clocks differ. */
export function instantOf(given: Instant | null, now: Instant, lang: Lang): Instant | Refusal {
  if (given === null) return now;
  return given > now + AHEAD_MS ? notYet(lang) : Math.min(given, now);
}

export interface HandedIn {
  readonly type: string;
  readonly subject: string;
  readonly at: Instant;
  readonly data: { readonly [field: string]: unknown };
  readonly lang: Lang;
}

let lastSequence = 0;

/** Of what is recorded of one instant, what was recorded first comes first. */
function nextSequence(now: Instant): string {
  lastSequence = Math.max(now * 1_000, lastSequence + 1);
  return String(lastSequence);
}

/** Hands in an event of the desk's own. @param id null: a fresh one */
export async function handIn(
  { type, subject, at, data, lang }: HandedIn,
  actor: Actor,
  { post, now }: HandPorts,
  id: string | null = null,
): Promise<HandFact | Refusal> {
  const name = { source: BY_HAND, id: id ?? randomUUID() };
  const head = { specversion: '1.0', ...name, type, subject, sequence: nextSequence(now()) };
  const event = { ...head, time: formatInstant(at), data };
  const [result] = await post.post([event], actor, lang, 'single');
  if (result?.result === 'refused') {
    const [first] = result.faults;
    const what = { fr: first?.message ?? '', en: first?.message ?? '' };
    return refusal('invalid', what, null, result.faults);
  }
  if (result?.result === 'different') return alreadyThere(subject);
  return { ...name, type, time: at };
}

async function dataOf(record: HandRecord, actor: Actor, { store }: HandPorts, lang: Lang) {
  const by = actor.person ?? actor.id;
  switch (record.kind) {
    case 'replied':
      return { by: 'agent', public: true, automatic: false };
    case 'paused':
      return record.reason.trim() === '' ? emptyReason(lang) : { reason: record.reason, by };
    case 'priorityChanged':
      return { priority: record.priority, by };
    case 'assigned': {
      const to = record.to === 'me' ? by : record.to;
      if (/^p-[0-9A-Za-z]{22}$/.test(to) && (await store.person(to)) === null) return nobody(lang);
      return record.team == null ? { to, by } : { to, by, team: record.team };
    }
    default:
      return { by };
  }
}

function notYet(lang: Lang): Refusal {
  const what = { fr: 'Cet instant n’est pas encore venu.', en: 'This instant has not come yet.' };
  const help = {
    fr: 'Donnez quand cela s’est passé, ou rien\u202f: maintenant.',
    en: 'Give when it was, or nothing: now.',
  };
  return badField('/at', 'inTheFuture', what, help, lang);
}

function beforeOpening(openedAt: Instant, lang: Lang): Refusal {
  const at = formatInstant(openedAt);
  const what = { fr: 'C’est avant l’ouverture du ticket.', en: 'This is before the ticket was opened.' };
  const help = { fr: `Il a été ouvert le ${at}.`, en: `It was opened at ${at}.` };
  return badField('/at', 'beforeOpening', what, help, lang);
}

function emptyReason(lang: Lang): Refusal {
  const what = { fr: 'Le motif de la pause manque.', en: 'The reason of the pause is missing.' };
  const help = {
    fr: 'Par exemple waitingCustomer, appointment, clientThirdParty ou ourSupplier.',
    en: 'As in waitingCustomer, appointment, clientThirdParty or ourSupplier.',
  };
  return badField('/reason', 'badReason', what, help, lang);
}

function nobody(lang: Lang): Refusal {
  const what = { fr: 'Cette personne n’existe pas ici.', en: 'There is no such person here.' };
  const help = {
    fr: 'Donnez «\u202fme\u202f», ou l’identifiant d’une personne.',
    en: 'Give “me”, or the id of a person.',
  };
  return badField('/to', 'unknownPerson', what, help, lang);
}

export function alreadyThere(ticket: string): Refusal {
  return refusal('alreadyExists', {
    fr: `Il y a déjà un ticket «\u202f${ticket}\u202f».`,
    en: `There is a ticket “${ticket}” already.`,
  });
}
