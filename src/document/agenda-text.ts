import type { Agreement } from '../core/agreement/index.ts';
import type { Language } from '../core/report/index.ts';
import type { Instant, LocalDate } from '../core/time/index.ts';
import { type Words, wordsOf } from './words.ts';

/** A day on which something falls due, as far as its words go. */
export interface AgendaDay {
  readonly date: LocalDate;
  readonly kind: 'start' | 'review' | 'notice' | 'renewal' | 'end' | 'maintenance' | 'claim' | 'contest';
  readonly agreement: Agreement | null;
  /** Which review, remedy or service. */
  readonly thing: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/**
 * What falls on a day and what is to be done, in a sentence.
 * @param isPast the day is over: only what it was, for what had to be done can be done no more
 */
export function agendaText(day: AgendaDay, language: Language, isPast: boolean): string {
  const words = wordsOf(language);
  return isPast ? pastText(day, words) : comingText(day, words);
}

function comingText(day: AgendaDay, words: Words): string {
  const { agreement, thing } = day;
  const title = agreement?.title[words.language] ?? '';
  switch (day.kind) {
    case 'start':
      return words.say(
        `Version ${agreement?.version} de «\u202f${title}\u202f»\u202f: elle prend effet ce jour.`,
        `Version ${agreement?.version} of “${title}” takes effect on this day.`,
      );
    case 'review':
      return reviewText(agreement, thing, title, words);
    case 'notice':
      return noticeText(agreement, title, words);
    case 'renewal':
      return renewalText(agreement, title, words);
    case 'end':
      return words.say(
        `Dernier jour de «\u202f${title}\u202f»\u202f: rien ne le reconduit\u202f; convenez d’une suite ou préparez la réversibilité.`,
        `Last day of “${title}”: nothing renews it; agree on what follows, or prepare the exit.`,
      );
    case 'maintenance':
      return maintenanceText(day, words);
    case 'claim':
      return words.say(
        `Dernier jour pour demander au fournisseur ce que doit «\u202f${remedyName(agreement, thing, words)}\u202f»\u202f; passé ce jour, rien n’est plus dû.`,
        `Last day to claim from the supplier what “${remedyName(agreement, thing, words)}” owes; after it nothing is due any more.`,
      );
    case 'contest':
      return words.say(
        `Dernier jour pour contester l’arrêté notifié («\u202f${remedyName(agreement, thing, words)}\u202f»).`,
        `Last day to contest the statement that was notified (“${remedyName(agreement, thing, words)}”).`,
      );
  }
}

function pastText(day: AgendaDay, words: Words): string {
  const { agreement, thing } = day;
  const title = agreement?.title[words.language] ?? '';
  switch (day.kind) {
    case 'start':
      return words.say(
        `Version ${agreement?.version} de «\u202f${title}\u202f»\u202f: elle a pris effet ce jour.`,
        `Version ${agreement?.version} of “${title}” took effect on this day.`,
      );
    case 'review': {
      const name = agreement?.governance.reviews.find(({ id }) => id === thing)?.title[words.language];
      return name === undefined
        ? words.say(
            `Réexamen de «\u202f${title}\u202f» prévu au contrat.`,
            `Review of “${title}” that the agreement provides for.`,
          )
        : words.say(`${name}, contrat «\u202f${title}\u202f».`, `${name}, agreement “${title}”.`);
    }
    case 'notice':
      return words.say(`Dernier jour pour dénoncer «\u202f${title}\u202f».`, `Last day to give notice on “${title}”.`);
    case 'renewal':
      return words.say(
        `«\u202f${title}\u202f» a été reconduit pour ${renewedFor(agreement, words)}.`,
        `“${title}” was renewed for ${renewedFor(agreement, words)}.`,
      );
    case 'end':
      return words.say(`Dernier jour de «\u202f${title}\u202f».`, `Last day of “${title}”.`);
    case 'maintenance':
      return maintenanceText(day, words);
    case 'claim':
      return words.say(
        `Dernier jour pour demander au fournisseur ce que doit «\u202f${remedyName(agreement, thing, words)}\u202f».`,
        `Last day to claim from the supplier what “${remedyName(agreement, thing, words)}” owes.`,
      );
    case 'contest':
      return comingText(day, words);
  }
}

function renewedFor(agreement: Agreement | null, words: Words): string {
  const length = agreement?.term.renewFor;
  return length == null ? '' : words.length(length);
}

function reviewText(agreement: Agreement | null, thing: string | null, title: string, words: Words): string {
  const review = agreement?.governance.reviews.find(({ id }) => id === thing);
  if (review === undefined) {
    return words.say(
      `Réexamen de «\u202f${title}\u202f» prévu au contrat\u202f: faites le point avec l’autre partie.`,
      `Review of “${title}” that the agreement provides for: take stock with the other party.`,
    );
  }
  const name = review.title[words.language];
  return words.say(
    `${name}, contrat «\u202f${title}\u202f»\u202f: convoquez les participants.`,
    `${name}, agreement “${title}”: invite those who take part.`,
  );
}

function noticeText(agreement: Agreement | null, title: string, words: Words): string {
  if (agreement?.term.renewal === 'tacit') {
    return words.say(
      `Dernier jour pour dénoncer «\u202f${title}\u202f»\u202f; sans préavis donné d’ici là, il est reconduit.`,
      `Last day to give notice on “${title}”; without notice by then it is renewed.`,
    );
  }
  return words.say(
    `Dernier jour du préavis de «\u202f${title}\u202f», qui prend fin au terme\u202f; convenez d’une suite.`,
    `Last day of notice on “${title}”, which ends with its term; agree on what follows.`,
  );
}

function renewalText(agreement: Agreement | null, title: string, words: Words): string {
  const renewed = renewedFor(agreement, words);
  return words.say(
    `«\u202f${title}\u202f» est reconduit pour ${renewed}\u202f: revoyez prix, plages et engagements.`,
    `“${title}” is renewed for ${renewed}: look at prices, hours and commitments again.`,
  );
}

function maintenanceText({ agreement, thing, from, to }: AgendaDay, words: Words): string {
  const zone = agreement?.timeZone ?? 'UTC';
  const service = thing === null ? '' : (agreement?.services[thing]?.title[words.language] ?? thing);
  const [begin, end] = [from, to].map((at) => (at === null ? '' : words.moment(at, zone)));
  return words.say(
    `Maintenance programmée de «\u202f${service}\u202f», du ${begin} au ${end}.`,
    `Planned maintenance of “${service}”, from ${begin} to ${end}.`,
  );
}

function remedyName(agreement: Agreement | null, id: string | null, words: Words): string {
  const remedy = agreement?.commercial.remedies.find((one) => one.id === id);
  const target = agreement?.targets.find((one) => one.id === remedy?.on);
  return remedy?.title?.[words.language] ?? target?.title?.[words.language] ?? id ?? '';
}
