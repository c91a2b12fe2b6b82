import type { MessageRow } from '../../ports/index.ts';
import { entryOf } from '../context.ts';
import { plainLine } from '../plain-line.ts';
import type { Said } from './one-alert.ts';
import { serviceName, type Teller } from './told.ts';

/** Whether a message tells a customer of planned maintenance, and of no alert. */
export function isNotice({ about }: Pick<MessageRow, 'about'>): boolean {
  return about === 'maintenance';
}

/** Planned maintenance announced to a customer, called off, or over: which service, from when to when. */
export function noticeSaid({ details }: Pick<MessageRow, 'details'>, teller: Teller): Said {
  const { words, when, span, context } = teller;
  const { service, what } = details;
  const [from, to, endedAt] = [details['from'], details['to'], details['endedAt']].map(instantOf);
  const name = serviceName(typeof service === 'string' ? service : '', null, teller);
  const at = (instant: number) => words.zone(when.full(instant), context.timeZone);
  const isOver = what === 'ended';
  const isOff = what === 'calledOff';
  const agreement = entryOf(context.agreements, context.contactOf);
  const facts = [
    from === undefined ? null : { label: words.label.from, value: at(from) },
    to === undefined ? null : { label: words.label.until, value: at(to) },
    isOver && endedAt !== undefined ? { label: words.label.ended, value: at(endedAt) } : null,
    isOver || from === undefined || to === undefined ? null : { label: words.label.length, value: span(to - from) },
    { label: words.label.service, value: name },
    agreement === null ? null : { label: words.label.agreement, value: plainLine(agreement.title[teller.lang]) },
  ];
  const headline = (isOff ? words.maintenanceOff : isOver ? words.maintenanceOver : words.maintenance)(name);
  const about = from === undefined || to === undefined ? '' : when.between(from, to);
  const means = isOff ? words.maintenanceOffMeans : isOver ? words.maintenanceOverMeans : words.maintenanceMeans;
  return {
    tone: isOff || isOver ? 'good' : 'plain',
    headline,
    about,
    subject: about === '' ? headline : words.many(headline, about),
    sentences: [means],
    facts,
  };
}

function instantOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
