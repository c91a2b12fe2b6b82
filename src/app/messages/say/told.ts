import type { AlertRow, MessageRow } from '../../ports/index.ts';
import { entryOf, type NamedAgreement, type WordingContext } from '../context.ts';
import { detailsOf } from '../details.ts';
import { plainLine } from '../plain-line.ts';
import { type Clockwork, clockworkOf, spanText } from '../when.ts';
import { en, type MessageWords } from '../words/en.ts';
import { fr } from '../words/fr.ts';

export type Alert = AlertRow;

/** What every part of the wording works with. */
export interface Teller {
  readonly lang: 'fr' | 'en';
  readonly words: MessageWords;
  readonly when: Clockwork;
  readonly context: WordingContext;
  readonly span: (ms: number) => string;
}

export function tellerOf({ language }: Pick<MessageRow, 'language'>, context: WordingContext): Teller {
  return {
    lang: language,
    words: language === 'fr' ? fr : en,
    when: clockworkOf(language, context.timeZone, context.at),
    context,
    span: (ms) => spanText(ms, language),
  };
}

/** A word for a key of ours; a key that has none is shown as it is. */
export function wordOf(table: { readonly [key: string]: string }, key: string): string {
  return entryOf(table, key) ?? plainLine(key);
}

export function agreementOf(alert: Alert, { context }: Teller): NamedAgreement | null {
  const { version } = detailsOf(alert);
  const governing = version === undefined ? null : entryOf(context.agreements, `${alert.agreement}@${version}`);
  return governing ?? entryOf(context.agreements, alert.agreement);
}

/** The target an alert is about, with its level's own figures. */
export function targetOf(alert: Alert, teller: Teller): NamedAgreement['targets'][string] | null {
  const { level } = detailsOf(alert);
  const targets = agreementOf(alert, teller)?.targets ?? {};
  const own = level === undefined ? null : entryOf(targets, `${alert.target}@${level}`);
  return own ?? entryOf(targets, alert.target);
}

/** What a service is called: by the agreement, else by any that names it, else its id. */
export function serviceName(id: string, alert: Alert | null, teller: Teller): string {
  const own = alert === null ? null : agreementOf(alert, teller);
  const named = [...(own === null ? [] : [own]), ...Object.values(teller.context.agreements)];
  for (const agreement of named) {
    const title = entryOf(agreement.services, id);
    if (title !== null) return plainLine(title[teller.lang]);
  }
  return plainLine(id);
}

export function customerName(id: string, { context }: Teller): string {
  return plainLine(entryOf(context.customers, id) ?? id);
}

export function sourceName(id: string, { context }: Teller): string {
  return plainLine(entryOf(context.sources, id) ?? id);
}

/** `INC-2041`; where there is no ticket, the agreement's title. */
export function subjectOf(alert: Alert, teller: Teller): string {
  if (alert.ticket !== null) return plainLine(alert.ticket, 60);
  const agreement = agreementOf(alert, teller);
  return plainLine(agreement?.title[teller.lang] ?? alert.agreement ?? teller.words.nothingUrgent, 60);
}

/** `service restored`, `rétablissement (GTR)`. */
export function measureOf(alert: Alert, { words }: Teller): string | null {
  return alert.measure === null ? null : wordOf(words.measure, alert.measure);
}

/** Whether the instant at which it is due has passed when the message is written, or the alert itself says so. */
export function isLate(alert: Alert, { context }: Teller): boolean {
  if (alert.kind === 'breach') return true;
  const isClock = alert.kind === 'threshold' || alert.kind === 'closingTime' || alert.kind === 'queue';
  return isClock && alert.dueAt !== null && alert.dueAt < context.at;
}

/** `75 %`, with at most one decimal, downwards: nobody is told of more than is used. */
export function shareText(ppm: number, { words }: Teller): string {
  return words.percent(Math.floor(ppm / 1_000) / 10);
}
