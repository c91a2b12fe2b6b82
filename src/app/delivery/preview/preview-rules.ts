import { routesOf } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { dryRunOf } from '../../alerts/decide/dry-run.ts';
import { openDirectory } from '../../alerts/dispatch/directory.ts';
import { whomToTell } from '../../alerts/dispatch/dispatch-alerts.ts';
import { resolve, type Told } from '../../alerts/dispatch/recipients.ts';
import type { DutyPorts, PlainRules } from '../../duty/index.ts';
import { readRules } from '../../duty/rules/read-rules.ts';
import { badRules, notYours, unknownRecipients } from '../../duty/rules/set-rules.ts';
import type { Rosters } from '../../live/index.ts';
import { wordMessage } from '../../messages/index.ts';
import type { AlertRow, MessageRow } from '../../ports/index.ts';
import { isRefusal, type Lang, type Refusal } from '../../refusal.ts';
import { type AddressBook, openAddressBook } from '../sending/address-book.ts';
import { type Way, wayOf } from '../sending/resolve.ts';
import { contextFor } from '../wording/context-for.ts';
import { type SampleAsked, sampleAlert } from './sample.ts';

export interface PreviewAsked {
  readonly rules: PlainRules;
  readonly sample: SampleAsked;
  /** When the alert would be dispatched; null: now. */
  readonly at: Instant | null;
  readonly lang: Lang;
}

/** Somebody who would be told. */
export interface PreviewTold extends Told {
  /** Null: the agreement's escalation names them, and no rule. */
  readonly rule: string | null;
  /** 0: told first; later steps only if nobody has acknowledged by then. */
  readonly step: number;
  readonly sendAt: Instant;
  /** What they are called; null: they have no name here. */
  readonly name: string | null;
  /** Why it would go nowhere, for the record; null: it would leave. */
  readonly because: string | null;
  /** As it would be worded for them, in their language; null where it goes nowhere. */
  readonly message: { readonly subject: string; readonly text: string } | null;
}

export interface RulesPreview {
  readonly at: Instant;
  readonly alert: AlertRow;
  /** The alert's source or customer is not live: it would be shown, and told nobody. */
  readonly isDryRun: boolean;
  /** The rules that match, in their order. */
  readonly matching: readonly string[];
  readonly told: readonly PreviewTold[];
  /** Rotas that are named and in which nobody is on call then. */
  readonly unmanned: readonly string[];
  /** The mail to somebody of ours, in both languages. */
  readonly wording: {
    readonly [lang in Lang]: { readonly subject: string; readonly text: string; readonly html: string };
  };
}

type Ports = DutyPorts & { readonly rosters: Rosters; readonly baseUrl: string | null };

/** So many are worded; rules that tell more tell them the same. */
const WORDED_MOST = 100;

/**
 * Who would be told of an alert by a draft of rules, how, when and in which words; nothing is kept or sent. Refused as
 * `setRules` refuses a draft, and `notFound` for a sample that nobody knows.
 */
export async function previewRules(asked: PreviewAsked, actor: Actor, ports: Ports): Promise<RulesPreview | Refusal> {
  const { rules, lang } = asked;
  const { store, holidays, rosters } = ports;
  if (!may(actor, 'alerting:write') || actor.customer !== null) return notYours();
  const reading = readRules(rules, { lang, holidays: holidays === null ? null : await holidays() });
  if ('faults' in reading) return badRules(reading.faults);
  const unknown = await unknownRecipients(store, rules, lang);
  if (unknown.length > 0) return badRules(unknown);
  const at = asked.at ?? ports.now();
  const live = await rosters.inForce(store);
  const alert = await sampleAlert(asked.sample, store, live, at);
  if (isRefusal(alert)) return alert;
  const inForce = { inForce: async () => reading.set };
  const directory = await openDirectory(store, inForce);
  const first = whomToTell(alert, live, directory, at);
  const matching = routesOf(reading.set, alert, at);
  const later = matching.flatMap(({ rule, via, sendAt }) =>
    rule.ladder.flatMap(({ afterMs, to }, place) => {
      const step = place + 1;
      const then = sendAt + afterMs;
      const language = first.told[0]?.language ?? lang;
      const telling = { alert, via, rule, step, at: then, language };
      return resolve(to, telling, directory).told.map((one) => ({ ...one, rule, step, sendAt: then }));
    }),
  );
  const told = unique([...first.told, ...later].map(({ rule, ...one }) => ({ ...one, rule: rule?.id ?? null })));
  const book = await openAddressBook(
    { store, rosters, rules: inForce, now: () => at },
    told.map((one) => messageFor(one)),
  );
  const { isDemonstration } = book;
  return {
    at,
    alert,
    isDryRun: isDemonstration || (await dryRunOf(store))(alert),
    matching: matching.map(({ rule }) => rule.id),
    told: await Promise.all(told.slice(0, WORDED_MOST).map((one) => shownTo(one, alert, book, ports))),
    unmanned: [...new Set(first.unmanned)],
    wording: {
      fr: await wordedIn('fr', alert, book, ports),
      en: await wordedIn('en', alert, book, ports),
    },
  };
}

type Telling = Told & Pick<PreviewTold, 'rule' | 'step' | 'sendAt'>;

/** One of whom several rules speak is told once, at the first step and instant of any. */
function unique(all: readonly Telling[]): readonly Telling[] {
  const found = new Map<string, Telling>();
  for (const { recipient, channel, language, rule, step, sendAt } of all) {
    const key = JSON.stringify([recipient, channel, step]);
    const known = found.get(key);
    if (known === undefined || sendAt < known.sendAt)
      found.set(key, { recipient, channel, language, rule, step, sendAt });
  }
  return [...found.values()].sort((a, b) => a.step - b.step || a.sendAt - b.sendAt);
}

function messageFor({ recipient, channel, language, rule, step, sendAt }: Telling): MessageRow {
  const about = {
    id: 'preview',
    bundle: 'preview',
    about: 'alert',
    customer: null,
    again: null,
    details: {},
    alerts: 1,
  };
  const untried = {
    state: 'gathering',
    body: null,
    tries: 0,
    leasedBy: null,
    leasedUntil: null,
    endedAt: null,
  } as const;
  return { ...about, ...untried, recipient, channel, language, rule, step, sendAt, madeAt: sendAt, nextAt: sendAt };
}

async function shownTo(one: Telling, alert: AlertRow, book: AddressBook, ports: Ports): Promise<PreviewTold> {
  const message = messageFor(one);
  const way = wayOf(message, { ...book, isDemonstration: false });
  const name = nameOf(one.recipient, book);
  if ('because' in way) return { ...one, name, because: way.because, message: null };
  if (!way.mayRead(alert)) return { ...one, name, because: 'nothing of it may be told to this reader', message: null };
  return { ...one, name, because: null, message: await worded(message, way, alert, book, ports) };
}

function nameOf(recipient: string, book: AddressBook): string | null {
  const id = recipient.slice(recipient.indexOf(':') + 1);
  if (recipient.startsWith('person:')) return book.people.get(id)?.name ?? null;
  if (recipient.startsWith('endpoint:')) return book.endpoints.get(id)?.title ?? null;
  return null;
}

/** In the words of its channel; of programs and chat rooms, what a person reads of it. */
async function worded(message: MessageRow, way: Way, alert: AlertRow, book: AddressBook, ports: Ports) {
  const context = await contextFor(way, [alert], book, ports);
  const channel = message.channel === 'sms' ? 'sms' : 'page';
  const said = JSON.parse(wordMessage({ ...message, channel }, [alert], context)) as { subject?: string; text: string };
  return { subject: said.subject ?? '', text: said.text };
}

async function wordedIn(language: Lang, alert: AlertRow, book: AddressBook, ports: Ports) {
  const reader = { to: null, endpoint: null, audience: 'ours', contactOf: null, mayRead: () => true } as const;
  const told = {
    recipient: 'person:preview',
    channel: 'email',
    language,
    rule: null,
    step: 0,
    sendAt: alert.at,
  } as const;
  const context = await contextFor(reader, [alert], book, ports);
  const { subject, text, html } = JSON.parse(wordMessage(messageFor(told), [alert], context)) as {
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  };
  return { subject, text, html };
}
