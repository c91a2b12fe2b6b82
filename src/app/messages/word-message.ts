import { formatInstant } from '../../core/time/index.ts';
import type { AlertRow, MessageRow } from '../ports/index.ts';
import type { WordingContext } from './context.ts';
import { tellerOf } from './say/told.ts';
import { wordingOf } from './say/wording-of.ts';
import { mailHtml } from './shape/html.ts';
import { plainText } from './shape/plain-text.ts';
import { slackMessage } from './shape/slack.ts';
import { shortMessage } from './shape/sms.ts';
import { teamsMessage } from './shape/teams.ts';
import { webhookEvent } from './shape/webhook.ts';

/** What is worded of a message: `alerts` is how many it tells of, those that are not handed in too. */
export type WordedMessage = Pick<
  MessageRow,
  'id' | 'channel' | 'language' | 'about' | 'bundle' | 'recipient' | 'rule' | 'details' | 'alerts'
>;

/**
 * A message in words, as JSON in the shape of its channel: for e-mail `{ subject, date, text, html }`, for the page
 * `{ subject, text }`, for a short message `{ text }`; for webhooks and chat rooms the whole body of the request. The same
 * for the same message, alerts and context.
 * @param alerts in the order in which they are listed; for a customer's reader only those that `mayTellCustomer` lets through
 */
export function wordMessage(message: WordedMessage, alerts: readonly AlertRow[], context: WordingContext): string {
  const wording = wordingOf(message, alerts, context);
  const text = () => plainText(wording, tellerOf(message, context).words.fact);
  switch (message.channel) {
    case 'email':
      return JSON.stringify({
        subject: wording.subject,
        date: formatInstant(context.at),
        text: text(),
        html: mailHtml(wording),
      });
    case 'page':
      return JSON.stringify({ subject: wording.subject, text: text() });
    case 'sms':
      return JSON.stringify({ text: shortMessage(wording) });
    case 'slack':
      return JSON.stringify(slackMessage(wording));
    case 'teams':
      return JSON.stringify(teamsMessage(wording));
    case 'webhook':
      return webhookEvent(message, alerts, wording, context);
  }
}

/**
 * Whether an alert may be told to somebody of a customer's, by an agreement with them: a share of a time limit, or all of it.
 * Whatever else we watch is how we work inside.
 * @param customer the only one whose alerts are told; null: any whose agreement it is
 * @param agreement the only one; null: any
 */
export function mayTellCustomer(
  alert: Pick<AlertRow, 'kind' | 'customer' | 'agreement'>,
  customer: string | null,
  agreement: string | null,
): boolean {
  if (alert.kind !== 'threshold' && alert.kind !== 'breach') return false;
  if (customer !== null && alert.customer !== customer) return false;
  return agreement === null || alert.agreement === agreement;
}
