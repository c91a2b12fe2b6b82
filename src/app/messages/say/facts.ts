import { HOUR_MS, MINUTE_MS, parseDuration, SECOND_MS } from '../../../core/time/index.ts';
import { entryOf } from '../context.ts';
import { detailsOf } from '../details.ts';
import { plainLine } from '../plain-line.ts';
import { THIN } from '../when.ts';
import type { WordedFact } from '../wording.ts';
import { type Alert, agreementOf, customerName, serviceName, shareText, type Teller, targetOf } from './told.ts';

/** When it is due, whole and with its zone. */
export function dueFact(alert: Alert, { words, when, context }: Teller): WordedFact | null {
  if (alert.dueAt === null) return null;
  return { label: words.label.due, value: words.zone(when.full(alert.dueAt), context.timeZone) };
}

/** `75 % of 4 h of service time used, waiting times not counted`; null: nothing is known of it. */
export function countedFact(alert: Alert, teller: Teller): WordedFact | null {
  const { words } = teller;
  if (alert.thresholdPpm === null) return null;
  const share = shareText(alert.thresholdPpm, teller);
  const details = detailsOf(alert);
  const target = targetOf(alert, teller);
  const budget = target?.within ?? details.budget ?? null;
  const said = budget === null ? null : budgetText(budget, teller);
  const leftOut = target?.pausable ?? details.pausable ?? false;
  const counted = said === null ? words.used(share) : words.usedOf(share, said);
  return { label: words.label.counted, value: leftOut ? `${counted}, ${words.waitingLeftOut}` : counted };
}

/** An allowance as the agreement writes it, in words; null: it is none. */
function budgetText(text: string, { words, span }: Teller): string | null {
  const duration = parseDuration(text);
  switch (duration?.kind) {
    case 'service':
      return words.serviceTime(hoursText(duration.ms, span));
    case 'real':
      return words.realTime(hoursText(duration.ms, span));
    case 'businessDays':
      return words.serviceDays(duration.days);
    case 'endOfBusinessDay':
      return words.endOfDay(duration.days);
    default:
      return null;
  }
}

/** Service time is promised in hours: `24 h` of it are no day. */
function hoursText(ms: number, span: (ms: number) => string): string {
  // An allowance is told as it was promised, to the second where it is short.
  if (ms < HOUR_MS && ms % MINUTE_MS !== 0) {
    const seconds = `${Math.round((ms % MINUTE_MS) / SECOND_MS)}${THIN}s`;
    return ms < MINUTE_MS ? seconds : `${span(ms)} ${seconds}`;
  }
  if (ms < 24 * HOUR_MS) return span(ms);
  const hours = Math.floor(ms / HOUR_MS);
  const rest = ms % HOUR_MS;
  return `${hours}${THIN}h${rest < MINUTE_MS ? '' : ` ${span(rest)}`}`;
}

/** What the agreement calls the commitment, where it does. */
export function commitmentFact(alert: Alert, teller: Teller): WordedFact | null {
  const title = targetOf(alert, teller)?.title ?? null;
  return title === null ? null : { label: teller.words.label.commitment, value: plainLine(title[teller.lang]) };
}

/** Whose and what it is. A customer's reader is told nothing of teams. */
export function aboutFacts(alert: Alert, teller: Teller): readonly WordedFact[] {
  const { words, lang, context } = teller;
  const agreement = agreementOf(alert, teller);
  const facts: (WordedFact | null)[] = [
    alert.customer === null ? null : { label: words.label.customer, value: customerName(alert.customer, teller) },
    alert.service === null ? null : { label: words.label.service, value: serviceName(alert.service, alert, teller) },
    alert.priority === null ? null : { label: words.label.priority, value: priorityText(alert, teller) },
    agreement === null ? null : { label: words.label.agreement, value: plainLine(agreement.title[lang]) },
    alert.team === null || context.audience === 'customer'
      ? null
      : { label: words.label.team, value: plainLine(alert.team) },
  ];
  return facts.filter((fact) => fact !== null);
}

function priorityText(alert: Alert, teller: Teller): string {
  const id = plainLine(alert.priority ?? '', 40);
  const title = entryOf(agreementOf(alert, teller)?.priorities ?? {}, alert.priority);
  const said = title === null ? '' : plainLine(title[teller.lang]);
  return said === '' || said.toLowerCase() === id.toLowerCase() ? id : `${id}, ${said}`;
}
