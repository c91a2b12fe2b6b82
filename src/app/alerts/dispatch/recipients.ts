import type { Channel, NotificationRule, Recipient } from '../../../core/alert/index.ts';
import { onDuty } from '../../../core/duty/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow, Endpoint, Person, RecipientKey } from '../../ports/index.ts';
import type { Directory } from './directory.ts';
import { gatewayFor } from './gateway.ts';

/** One who is told, by one way. `channel` `page`: shown where people work; nothing leaves. */
export interface Told {
  readonly recipient: RecipientKey;
  readonly channel: Channel;
  readonly language: 'fr' | 'en';
}

/** What decides who may be told of an alert, and how. */
export interface Telling {
  readonly alert: AlertRow;
  /** The rule's; null: as each person wishes. */
  readonly via: readonly Channel[] | null;
  /** Null: no rule says so. */
  readonly rule: Pick<NotificationRule, 'to' | 'ladder'> | null;
  /** 0: the first told. A later step of a ladder that names a rota again tells the next on call in it. */
  readonly step: number;
  readonly at: Instant;
  /** The language of what the alert is about, for who has not said theirs. */
  readonly language: 'fr' | 'en';
}

/** Who is told, and the rotas in which nobody is on call. */
export interface Resolved {
  readonly told: readonly Told[];
  readonly unmanned: readonly string[];
  /** Somebody is bound to another customer: it is not for them, and was never meant to be. */
  readonly isOthers: boolean;
}

/** Who is told where no rule names anybody. */
export const OWNERS: readonly Recipient[] = [{ kind: 'role', role: 'owner' }];

/** Who stands behind recipients of a rule. Who is bound to another customer is never told. */
export function resolve(recipients: readonly Recipient[], telling: Telling, directory: Directory): Resolved {
  const told: Told[] = [];
  const unmanned: string[] = [];
  let isOthers = false;
  for (const recipient of recipients) {
    if (recipient.kind === 'endpoint') {
      const endpoint = directory.endpoints.get(recipient.id);
      if (endpoint !== undefined && isFor(endpoint, telling.alert)) told.push(toldEndpoint(endpoint));
      else if (endpoint !== undefined) isOthers = true;
      continue;
    }
    if (recipient.kind === 'rota' && calledIn(recipient.id, telling.at, directory).length === 0)
      unmanned.push(recipient.id);
    for (const person of peopleOf(recipient, telling, directory)) {
      if (isFor(person, telling.alert)) told.push(...toldPerson(person, telling, directory));
      else isOthers = true;
    }
  }
  return { told, unmanned, isOthers };
}

function peopleOf(recipient: Recipient, { alert, rule, step, at }: Telling, directory: Directory): readonly Person[] {
  const { people } = directory;
  switch (recipient.kind) {
    case 'person':
      return known([recipient.id], directory);
    case 'role':
      return [...people.values()].filter(({ role }) => role === recipient.role);
    case 'rota': {
      const called = calledIn(recipient.id, at, directory);
      const place = timesNamed(recipient.id, rule, step);
      return known(called.slice(place, place + 1), directory);
    }
    case 'assignee':
      return [...people.values()].filter(({ externalIds }) =>
        externalIds.some(({ source, id }) => source === alert.source && id === alert.assignee),
      );
    case 'endpoint':
      return [];
  }
}

/** How often a rule has called a rota before a step. */
function timesNamed(rota: string, rule: Telling['rule'], step: number): number {
  const before = rule === null ? [] : [rule.to, ...rule.ladder.map(({ to }) => to)].slice(0, step);
  return before.filter((to) => to.some((one) => one.kind === 'rota' && one.id === rota)).length;
}

/** Who is on call in a rota, the first to be called first; of those who may be told at all. */
export function calledIn(rota: string, at: Instant, { rotas, people }: Directory): readonly string[] {
  return onDuty(rotas.get(rota)?.shifts ?? [], at).filter((id) => people.has(id));
}

function known(ids: readonly string[], { people }: Directory): readonly Person[] {
  return ids.flatMap((id) => people.get(id) ?? []);
}

function isFor({ customer }: Pick<Person | Endpoint, 'customer'>, alert: AlertRow): boolean {
  return customer === null || customer === alert.customer;
}

function toldEndpoint({ id, kind, language }: Endpoint): Told {
  return { recipient: `endpoint:${id}`, channel: kind, language };
}

/** The ways to a person: the rule's, else those wished for, else e-mail and the page; only such as lead to somebody. */
function toldPerson(person: Person, telling: Telling, { wishes, endpoints }: Directory): readonly Told[] {
  const { language, step } = telling;
  // Whoever is called because nobody answered on the page is not told on the page.
  const via = step > 0 && telling.via?.every((channel) => channel === 'page') ? null : telling.via;
  const wish = wishes.get(person.id);
  const wanted = via ?? (wish === undefined || wish.via.length === 0 ? (['email', 'page'] as const) : wish.via);
  const leads = (channel: Channel) =>
    channel === 'page' ||
    (channel === 'email' && person.email !== null) ||
    (channel === 'sms' &&
      wish !== undefined &&
      wish.phone !== null &&
      gatewayFor(person.customer, undefined, endpoints.values()) !== null);
  const channels = [...new Set(wanted)].filter(leads);
  // Who wished for a way that leads nowhere is told by e-mail rather than not at all.
  const hasWay = channels.length > 0 || person.email === null;
  return (hasWay ? channels : (['email'] as const)).map((channel) => ({
    recipient: `person:${person.id}`,
    channel,
    language: person.language ?? language,
  }));
}
