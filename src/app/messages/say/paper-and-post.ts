import { DAY_MS, instantToLocal } from '../../../core/time/index.ts';
import { entryOf } from '../context.ts';
import { detailsOf } from '../details.ts';
import { plainLine } from '../plain-line.ts';
import { aboutFacts, commitmentFact, dueFact } from './facts.ts';
import { clockAbout, type Said } from './one-alert.ts';
import { type Alert, subjectOf, type Teller, wordOf } from './told.ts';

/** A supplier broke a promise, or what it owes must be claimed soon. */
export function supplierSaid(alert: Alert, teller: Teller): Said {
  const { words, when } = teller;
  const { what, supplier, by } = detailsOf(alert);
  const name = supplier === undefined ? words.aSupplier : plainLine(supplier);
  const subject = alert.ticket === null ? subjectOf(alert, teller) : clockAbout(alert, teller);
  const day = by === undefined ? [] : [words.claimBy(when.date(by))];
  const isClaim = what === 'claim';
  return {
    tone: isClaim ? 'soon' : 'late',
    headline: isClaim ? words.claim(name) : words.supplierMissed(name),
    about: [...day, subject].join(', '),
    sentences: [isClaim ? words.claimDo : words.supplierDo],
    facts: [
      { label: words.label.supplier, value: name },
      by === undefined ? null : { label: words.label.day, value: when.date(by) },
      isClaim ? null : dueFact(alert, teller),
      commitmentFact(alert, teller),
      ...aboutFacts(alert, teller),
    ],
  };
}

/** A review, a renewal, the last day of a notice or of a term comes near. */
export function dateSaid(alert: Alert, teller: Teller): Said {
  const { words, when } = teller;
  const { what, on } = detailsOf(alert);
  const date = on === undefined ? null : when.date(on);
  return {
    tone: 'plain',
    headline: what === undefined ? words.aDate : wordOf(words.date, what),
    about: [...(date === null ? [] : [date]), subjectOf(alert, teller)].join(', '),
    sentences: [],
    facts: [
      date === null || on === undefined
        ? null
        : { label: words.label.day, value: [date, ...daysTo(on, teller)].join(', ') },
      ...aboutFacts(alert, teller),
    ],
  };
}

/** `in 30 days`; nothing for a day that has passed. */
function daysTo(on: string, { words, context }: Teller): readonly string[] {
  const day = Date.parse(`${on}T00:00:00Z`) / DAY_MS;
  const ahead = day - instantToLocal(context.timeZone, context.at).dayNumber;
  return Number.isInteger(ahead) && ahead >= 0 ? [words.inDays(ahead)] : [];
}

/** Something could not be delivered to somebody. */
export function deliverySaid(alert: Alert, teller: Teller): Said {
  const { words, when, context } = teller;
  const { recipient, channel, since, problem } = detailsOf(alert);
  const name = entryOf(context.recipients, recipient ?? null);
  const to = name === null ? words.someone : plainLine(name);
  if (problem === 'nobodyOnCall') {
    const about = name === null ? '' : to;
    return { tone: 'late', headline: words.nobodyOnCall, about, sentences: [words.nobodyOnCallMeans], facts: [] };
  }
  const over = channel === undefined ? words.alerts(1) : wordOf(words.channel, channel);
  return {
    tone: 'late',
    headline: words.undelivered,
    about: words.undeliveredAbout(over, to),
    sentences: [words.undeliveredMeans],
    facts: [
      { label: words.label.recipient, value: to },
      channel === undefined ? null : { label: words.label.channel, value: over },
      since === undefined
        ? null
        : { label: words.label.firstTry, value: words.zone(when.full(since), context.timeZone) },
    ],
  };
}
