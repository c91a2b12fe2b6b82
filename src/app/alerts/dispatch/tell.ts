import type { NotificationRule } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow, NewMessage, Tx } from '../../ports/index.ts';
import { newMessageId } from '../message-id.ts';
import type { Following } from './following.ts';
import type { Told } from './recipients.ts';

/** So long a message gathers what else concerns its recipient. */
export const GATHER_MS = 2_000;
/** What hits many clocks was told so lately that the rest of it need not be told again. */
const JOIN_MS = 15 * 60_000;
/** More messages than that to one recipient in so long become one that lists them. */
const FLOOD = 10;
const FLOOD_WITHIN_MS = 10 * 60_000;
const FLOOD_GATHER_MS = 60_000;

/** Somebody is told of an alert. */
export interface ToTell extends Told {
  readonly alert: AlertRow;
  readonly rule: NotificationRule | null;
  readonly step: number;
  readonly sendAt: Instant;
  /** Of what hit many at once: how many clocks are open that may follow, and when the first is due. */
  readonly following: Following | null;
}

interface Group {
  readonly first: ToTell;
  readonly bundle: string;
  readonly about: 'alert' | 'digest';
  readonly alerts: AlertRow[];
  /** All that tell this reader of them. */
  readonly rules: Set<NotificationRule | null>;
}

/** A message that tells of alerts under a rule: where the rule has a ladder, somebody asks later whether anybody answered. */
export interface Made {
  readonly message: string;
  readonly sendAt: Instant;
  readonly rule: NotificationRule | null;
  readonly step: number;
}

/**
 * Makes messages of what is to be told, or lets it join such as gather or went out just now. What is only shown on the page
 * is a message where somebody asks later whether anybody answered.
 */
export async function tellAll(tx: Tx, all: readonly ToTell[], at: Instant): Promise<readonly Made[]> {
  const groups = groupsOf(messagesOf(all), at);
  const lately = await countLately(tx, groups, at);
  const tellings = new Map<string, Draft>();
  for (const group of groups) {
    const keys = group.alerts.map(({ key }) => key);
    if (await hasJoined(tx, group, keys, at)) continue;
    const message = messageOf(group, lately, at);
    const { recipient, channel, bundle, about, step } = message;
    const key = JSON.stringify([recipient, channel, bundle, about, step]);
    const telling = tellings.get(key) ?? { message, alerts: [], rules: new Set() };
    tellings.set(key, telling);
    if (telling.message.customer !== message.customer) telling.message = { ...telling.message, customer: null };
    telling.alerts.push(...keys);
    for (const rule of group.rules) telling.rules.add(rule);
  }
  return await tellInOrder(tx, tellings, at);
}

/** What is only shown on the page is left out, but where a ladder begins with it. */
function messagesOf(all: readonly ToTell[]): readonly ToTell[] {
  const keyOf = ({ alert, rule, step }: ToTell) => JSON.stringify([alert.key, rule?.id ?? null, step]);
  const leaving = new Set(all.filter(({ channel }) => channel !== 'page').map(keyOf));
  const begins = (one: ToTell) => one.rule !== null && one.rule.ladder.length > one.step && !leaving.has(keyOf(one));
  return all.filter((one) => one.channel !== 'page' || begins(one));
}

/** A message to be, the alerts it tells of, and the rules under which. */
interface Draft {
  message: NewMessage;
  readonly alerts: string[];
  readonly rules: Set<NotificationRule | null>;
}

/** Every node tells recipients in the same order, so that no two wait for each other in a ring. */
async function tellInOrder(tx: Tx, tellings: ReadonlyMap<string, Draft>, at: Instant): Promise<readonly Made[]> {
  const all = [...tellings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, telling]) => telling);
  const ids = await tx.tellEach(all, at);
  return all.flatMap(({ message: { sendAt, step }, rules }, place) => {
    const message = ids[place] ?? null;
    return message === null ? [] : [...rules].map((rule) => ({ message, sendAt, rule, step }));
  });
}

/**
 * Each is told once of an alert by one way at one step, at the first instant that any rule says; a rule that says it again
 * has its ladder all the same.
 */
function groupsOf(all: readonly ToTell[], at: Instant): readonly Group[] {
  const groups = new Map<string, Group>();
  const seen = new Map<string, Group>();
  for (const one of all.toSorted((a, b) => a.sendAt - b.sendAt)) {
    const once = JSON.stringify([one.alert.key, one.recipient, one.channel, one.step]);
    const known = seen.get(once);
    if (known !== undefined) {
      known.rules.add(one.rule);
      continue;
    }
    const waits = one.sendAt > at;
    const bundle = waits ? `until ${one.sendAt}` : bundleOf(one.alert, one.step);
    const key = JSON.stringify([one.recipient, one.channel, bundle, one.step, one.rule?.id ?? null]);
    const group = groups.get(key) ?? {
      first: one,
      bundle,
      about: waits ? ('digest' as const) : ('alert' as const),
      alerts: [],
      rules: new Set([one.rule]),
    };
    groups.set(key, group);
    group.alerts.push(one.alert);
    seen.set(once, group);
  }
  return [...groups.values()];
}

/** A breach never hides behind what warned of it: each kind is told for itself. */
function bundleOf({ bundle, kind, ticket, key }: AlertRow, step: number): string {
  const what = `${kind} ${bundle ?? (ticket === null ? key : `ticket:${ticket}`)}`;
  return step === 0 ? what : `${what} step:${step}`;
}

/** What went out just now said how many would follow: so many need not be told again. */
async function hasJoined(tx: Tx, { first, bundle }: Group, keys: readonly string[], at: Instant): Promise<boolean> {
  // A program keeps a tally of what it was told: it is told of each.
  if (first.alert.bundle === null || first.step > 0 || first.channel === 'webhook') return false;
  const last = await tx.lastTold(first.recipient, first.channel, bundle, at - JOIN_MS);
  if (last === null || last.state === 'dead' || last.state === 'cancelled') return false;
  // What still gathers takes it by itself; what should have left takes it before it does.
  if (last.state === 'gathering' && last.sendAt > at) return false;
  if (last.alerts + keys.length > Number(last.details['count'] ?? 0)) return false;
  await tx.joinTold(last.id, keys);
  return true;
}

function messageOf(group: Group, lately: Map<string, number>, at: Instant): NewMessage {
  const { first, bundle, about, alerts } = group;
  const isFlood = about === 'alert' && isFlooded(first, lately);
  const customers = new Set(alerts.map(({ customer }) => customer));
  return {
    id: newMessageId(),
    recipient: first.recipient,
    channel: first.channel,
    language: first.language,
    bundle: isFlood ? 'flood' : bundle,
    about,
    sendAt: about === 'digest' ? first.sendAt : at + (isFlood ? FLOOD_GATHER_MS : GATHER_MS),
    customer: customers.size === 1 ? first.alert.customer : null,
    again: null,
    step: first.step,
    rule: first.rule?.id ?? null,
    details: about === 'alert' && !isFlood ? detailsOf(group) : {},
  };
}

/** Of many that were hit at once: how many there are, those included that this message need not tell again. */
function detailsOf({ first: { alert, following }, alerts }: Group): NewMessage['details'] {
  const firstDueAt = following?.firstDueAt ?? null;
  return {
    ...(alert.bundle === null ? {} : { bundle: alert.bundle }),
    ...(following === null ? {} : { count: Math.max(following.count, alerts.length) }),
    ...(firstDueAt === null ? {} : { firstDueAt }),
  };
}

function isFlooded({ recipient, channel }: ToTell, lately: Map<string, number>): boolean {
  const who = readerKey(recipient, channel);
  const before = lately.get(who) ?? 0;
  lately.set(who, before + 1);
  return before >= FLOOD;
}

/** How many messages each of these recipients had in the last minutes. */
async function countLately(tx: Tx, groups: readonly Group[], at: Instant): Promise<Map<string, number>> {
  const readers = new Map(groups.map(({ first }) => [readerKey(first.recipient, first.channel), first]));
  const counts = await tx.madeSince([...readers.values()], at - FLOOD_WITHIN_MS, FLOOD);
  return new Map([...readers.keys()].map((key, place) => [key, counts[place] ?? 0]));
}

function readerKey(recipient: string, channel: string): string {
  return `${channel} ${recipient}`;
}
