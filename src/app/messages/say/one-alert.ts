import { detailsOf } from '../details.ts';
import { plainLine } from '../plain-line.ts';
import type { Tone, WordedFact, Wording } from '../wording.ts';
import { aboutFacts, commitmentFact, countedFact, dueFact } from './facts.ts';
import { dateSaid, deliverySaid, supplierSaid } from './paper-and-post.ts';
import { type Alert, customerName, isLate, measureOf, shareText, sourceName, subjectOf, type Teller } from './told.ts';

/** What one alert says, before it is known how it leaves. */
export interface Said {
  readonly tone: Tone;
  readonly headline: string;
  readonly about: string;
  /** Where it is not the headline, a colon, and what it is about. */
  readonly subject?: string;
  /** Of many: how many there are, where that is more than are told of. */
  readonly inAll?: number;
  readonly sentences: readonly string[];
  readonly facts: readonly (WordedFact | null)[];
}

/** One alert in words. */
export function saidOf(alert: Alert, teller: Teller): Said {
  switch (alert.kind) {
    case 'threshold':
    case 'breach':
      return clockSaid(alert, teller);
    case 'closingTime':
      return isLate(alert, teller) ? clockSaid(alert, teller) : closingSaid(alert, teller);
    case 'queue':
      return isLate(alert, teller) ? clockSaid(alert, teller) : queueSaid(alert, teller);
    case 'missesOut':
      return missesSaid(alert, teller);
    case 'burn':
      return burnSaid(alert, teller);
    case 'silentSource':
      return silentSaid(alert, teller);
    case 'supplierClaim':
      return supplierSaid(alert, teller);
    case 'date':
      return dateSaid(alert, teller);
    case 'delivery':
      return deliverySaid(alert, teller);
  }
}

/** `INC-2041, service restored by 15:45`. */
export function clockAbout(alert: Alert, teller: Teller): string {
  const { words, when } = teller;
  const subject = subjectOf(alert, teller);
  const measure = measureOf(alert, teller);
  if (alert.dueAt === null) return [subject, ...(measure === null ? [] : [measure])].join(', ');
  const due = when.near(alert.dueAt);
  if (measure === null) return `${subject}, ${words.dueAt(due)}`;
  return `${subject}, ${isLate(alert, teller) ? words.byLate(measure, due) : words.by(measure, due)}`;
}

function clockFacts(alert: Alert, teller: Teller): readonly (WordedFact | null)[] {
  return [
    dueFact(alert, teller),
    // Told late, half of it used is no news, and no longer so.
    alert.kind !== 'breach' && isLate(alert, teller) ? null : countedFact(alert, teller),
    commitmentFact(alert, teller),
    ...aboutFacts(alert, teller),
  ];
}

function clockSaid(alert: Alert, teller: Teller): Said {
  const { words, context, span } = teller;
  const late = isLate(alert, teller);
  const { dueAt, thresholdPpm } = alert;
  const passed = late && dueAt !== null && context.at > dueAt ? [words.missedSince(span(context.at - dueAt))] : [];
  const share = thresholdPpm === null ? words.nothingUrgent : words.used(shareText(thresholdPpm, teller));
  return {
    tone: late ? 'late' : 'soon',
    headline: late ? words.missed : dueAt === null ? share : words.left(span(dueAt - context.at)),
    about: clockAbout(alert, teller),
    sentences: passed,
    facts: clockFacts(alert, teller),
  };
}

function closingSaid(alert: Alert, teller: Teller): Said {
  const { words, when } = teller;
  const { closesAt, opensAt } = detailsOf(alert);
  return {
    ...clockSaid(alert, teller),
    ...(closesAt === undefined ? {} : { headline: words.beforeClosing(when.near(closesAt)) }),
    sentences: opensAt === undefined ? [] : [words.closing(when.near(opensAt))],
  };
}

function queueSaid(alert: Alert, teller: Teller): Said {
  const { words, when, context } = teller;
  const { ahead, people, reachedAt } = detailsOf(alert);
  const sentences = [
    ...(ahead === undefined ? [] : [words.ahead(ahead)]),
    ...(people === undefined ? [] : [words.onDuty(people)]),
    ...(reachedAt === undefined || reachedAt < context.at ? [] : [words.reached(when.near(reachedAt))]),
  ];
  return { ...clockSaid(alert, teller), headline: words.notInTime, sentences };
}

/** What a commitment over a period is about: whose it is, and `Gold, availability`. */
function periodAbout(alert: Alert, teller: Teller, more: readonly string[]): string {
  const measure = measureOf(alert, teller);
  const commitment = commitmentFact(alert, teller)?.value ?? measure;
  const subject = subjectOf(alert, teller);
  // What has no customer is with a supplier or among ourselves: the agreement's title says with whom.
  const whose = alert.customer === null ? subject : customerName(alert.customer, teller);
  return [...new Set([whose, commitment ?? subject]), ...more].join(', ');
}

function missesSaid(alert: Alert, teller: Teller): Said {
  const { words, when } = teller;
  const { from, to, allowed } = detailsOf(alert);
  const period =
    from === undefined || to === undefined
      ? null
      : { label: words.label.period, value: words.span(when.date(from), when.date(to)) };
  return {
    tone: 'late',
    headline: words.noMisses,
    about: periodAbout(alert, teller, to === undefined ? [] : [words.noMissesAbout(when.date(to))]),
    sentences: allowed === undefined ? [] : [words.noMissesMeans(allowed)],
    facts: [period, commitmentFact(alert, teller), ...aboutFacts(alert, teller)],
  };
}

function burnSaid(alert: Alert, teller: Teller): Said {
  const { words, span } = teller;
  const { rate, windowMs, leftMs } = detailsOf(alert);
  const known = rate !== undefined && windowMs !== undefined;
  return {
    tone: 'late',
    headline: words.burn,
    about: periodAbout(alert, teller, leftMs === undefined ? [] : [words.leftInside(span(Math.max(0, leftMs)))]),
    sentences: known ? [words.burnMeans(words.burnRate(rate), span(windowMs))] : [],
    facts: [
      leftMs === undefined ? null : { label: words.label.left, value: span(Math.max(0, leftMs)) },
      commitmentFact(alert, teller),
      ...aboutFacts(alert, teller),
    ],
  };
}

function silentSaid(alert: Alert, teller: Teller): Said {
  const { words, when, span, context } = teller;
  const { since, everyMs } = detailsOf(alert);
  const name = alert.source === null ? words.nothingUrgent : sourceName(alert.source, teller);
  const id = alert.source === null ? [] : [plainLine(alert.source)];
  const headline = words.silent(name);
  const about = words.silentSince(when.near(since ?? alert.at));
  return {
    tone: 'late',
    headline,
    about,
    subject: words.silentSubject(headline, about),
    sentences: [words.silentMeans],
    facts: [
      id[0] === undefined || id[0] === name ? null : { label: words.label.source, value: id[0] },
      since === undefined ? null : { label: words.label.last, value: words.zone(when.full(since), context.timeZone) },
      everyMs === undefined ? null : { label: words.label.rhythm, value: words.every(span(everyMs)) },
    ],
  };
}

/** The rows of a list: what it is, and how it stands. */
export function rowOf(alert: Alert, isEnded: boolean, teller: Teller): Wording['rows'][number] {
  const { words, when } = teller;
  const customer = alert.customer === null ? [] : [customerName(alert.customer, teller)];
  const priority = alert.priority === null ? [] : [plainLine(alert.priority, 40)];
  if (isEnded) {
    const since = alert.endedAt === null ? [] : [words.overSince(when.near(alert.endedAt))];
    return { what: endedAbout(alert, teller), note: [...since, ...customer, ...priority].join(' · ') };
  }
  const said = saidOf(alert, teller);
  if (CLOCKS.has(alert.kind)) return { what: said.about, note: [said.headline, ...customer, ...priority].join(' · ') };
  const what = said.subject ?? words.subject(said.headline, said.about);
  return { what, note: customer.filter((name) => !what.includes(name)).join(' · ') };
}

const CLOCKS: ReadonlySet<Alert['kind']> = new Set(['threshold', 'breach', 'closingTime', 'queue']);

/** What is over: `INC-2041, time limit “service restored”`. */
export function endedAbout(alert: Alert, teller: Teller): string {
  if (!CLOCKS.has(alert.kind)) {
    const said = saidOf(alert, teller);
    return said.subject ?? teller.words.subject(said.headline, said.about);
  }
  const measure = measureOf(alert, teller);
  const limit = measure === null ? [] : [teller.words.limit(measure)];
  return [subjectOf(alert, teller), ...limit].join(', ');
}
