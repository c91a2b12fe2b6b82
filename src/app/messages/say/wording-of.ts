import { inPath } from '../../addresses/index.ts';
import type { MessageRow } from '../../ports/index.ts';
import { entryOf, type WordingContext } from '../context.ts';
import { plainLine } from '../plain-line.ts';
import type { Wording } from '../wording.ts';
import { countOf, manySaid } from './many-alerts.ts';
import { isNotice, noticeSaid } from './notice.ts';
import { endedAbout, rowOf, type Said, saidOf } from './one-alert.ts';
import { type Alert, subjectOf, type Teller, tellerOf } from './told.ts';

/** What a message is worded of: as it was made, and how many alerts it tells of. */
export type Worded = Pick<
  MessageRow,
  'id' | 'language' | 'about' | 'bundle' | 'recipient' | 'rule' | 'details' | 'alerts'
>;

/** How many alerts are listed in one message. */
const ROWS = 20;
const LONGEST_SUBJECT = 150;

/** What a message says, in its language, whatever the channel. */
export function wordingOf(message: Worded, alerts: readonly Alert[], context: WordingContext): Wording {
  const teller = tellerOf(message, context);
  const only = alerts.length === 1 && countOf(message, alerts) === 1 ? (alerts[0] as Alert) : null;
  const said = whatIsSaid(message, alerts, only, teller);
  const { headline, about } = said;
  const { words } = teller;
  const isMany = only === null && message.about !== 'test' && !isNotice(message);
  const join = isMany ? words.many : words.subject;
  const subject = said.subject ?? (about === '' ? headline : join(headline, about));
  const rows = isMany
    ? alerts.slice(0, ROWS).map((alert) => rowOf(alert, message.about === 'ended' || alert.endedAt !== null, teller))
    : [];
  const left = isMany ? (said.inAll ?? Math.max(message.alerts, alerts.length)) - rows.length : 0;
  const facts = said.facts.filter((fact) => fact !== null);
  const link = linkOf(only, isMany, teller);
  return {
    language: message.language,
    tone: said.tone,
    subject: plainLine(subject, LONGEST_SUBJECT),
    headline,
    about: only?.ticket == null ? capitalised(about) : about,
    sentences: said.sentences,
    facts,
    rows,
    more: left > 0 ? words.andMore(left) : null,
    link,
    footer: footerOf(message, teller),
    short: shortOf(subject, only, facts, link, teller),
  };
}

function whatIsSaid(message: Worded, alerts: readonly Alert[], only: Alert | null, teller: Teller): Said {
  const { words } = teller;
  if (message.about === 'test') {
    return { tone: 'plain', headline: words.test, about: words.testAbout, sentences: [words.testMeans], facts: [] };
  }
  if (isNotice(message)) return noticeSaid(message, teller);
  if (only === null) return manySaid(message, alerts, teller);
  const said = saidOf(only, teller);
  // What ended before it was told is told as it is now.
  return message.about === 'ended' || only.endedAt !== null ? endedSaid(only, said, teller) : said;
}

function endedSaid(alert: Alert, said: Said, teller: Teller): Said {
  const { words, when, context } = teller;
  const over =
    alert.endedAt === null
      ? null
      : { label: words.label.over, value: words.zone(when.full(alert.endedAt), context.timeZone) };
  const about = endedAbout(alert, teller);
  return { tone: 'good', headline: words.over, about, sentences: [words.overMeans], facts: [over, ...said.facts] };
}

function linkOf(only: Alert | null, isMany: boolean, teller: Teller): Wording['link'] {
  const { words, context } = teller;
  if (context.baseUrl === null || (only === null && !isMany)) return null;
  if (only !== null && only.ticket !== null) {
    const url = `${context.baseUrl}/tickets/${inPath(only.ticket)}`;
    return { label: words.open(subjectOf(only, teller)), url };
  }
  const page = context.audience === 'customer' ? 'tickets' : 'alerts';
  return { label: words.openAll, url: `${context.baseUrl}/${page}` };
}

/** When it was written, why it came, and how to change that. A room or a program is only told when. */
function footerOf(message: Worded, teller: Teller): readonly string[] {
  const { words, when, context, lang } = teller;
  const written = words.written(words.zone(when.full(context.at), context.timeZone));
  if (message.recipient.startsWith('endpoint:')) return [written];
  const agreement = entryOf(context.agreements, context.contactOf);
  if (agreement !== null) {
    const provider = agreement.provider === null ? words.yourProvider : plainLine(agreement.provider);
    const change = context.audience === 'customer' ? words.changeContact(provider) : words.changeAgreement;
    return [
      written,
      (isNotice(message) ? words.whyNotice : words.whyContact)(plainLine(agreement.title[lang])),
      change,
    ];
  }
  if (message.about === 'test') return [written];
  const why = message.rule === null ? words.whyOurs : words.whyRule(plainLine(message.rule, 60));
  return [written, why, words.changeOurs];
}

/** The parts of a short message: what counts first, then whose it is, then where to look. */
function shortOf(
  subject: string,
  only: Alert | null,
  facts: Wording['facts'],
  link: Wording['link'],
  { words }: Teller,
): readonly string[] {
  const whose = [words.label.customer, words.label.priority, words.label.service]
    .map((label) => facts.find((fact) => fact.label === label)?.value)
    .filter((value) => value !== undefined)
    .filter((value) => !subject.includes(value));
  return [subject, ...(only === null ? [] : whose), ...(link === null ? [] : [link.url])];
}

/** On a line of its own; the id of a ticket stays as it is written. */
function capitalised(text: string): string {
  return text === '' ? '' : `${(text[0] as string).toUpperCase()}${text.slice(1)}`;
}
