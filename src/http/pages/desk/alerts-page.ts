import type { AlertingHealth } from '../../../app/alerts/index.ts';
import { spanText } from '../../../app/messages/index.ts';
import { html } from '../../reference/html.ts';
import { alertCards } from './alert-cards.ts';
import { type Around, asOfHtml, deskPage, type Telling } from './desk-page.ts';
import type { OpenAlert } from './open-alerts.ts';

/** What the page of the alerts shows. */
export interface AlertsShown {
  readonly items: readonly OpenAlert[];
  /** Alerts that are open are too many to be all looked at. */
  readonly isCut: boolean;
  /** The query of the page after this one; null: there is none. */
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly health: AlertingHealth;
}

/** What is open, most urgent first. */
export function alertsHtml({ items, isCut, next, isFirst, health }: AlertsShown, telling: Telling, around: Around) {
  const { words, lang } = telling;
  const late = health.isLate
    ? html`<div class="alert banner" role="alert"><b>${words.late(spanText(health.lateMs, lang))}</b> ${words.lateMeans}</div>`
    : null;
  const nothing =
    items.length === 0 && isFirst
      ? html`<div class="calm"><h2>${words.noAlerts}</h2><p class="lead">${words.noAlertsMeans}</p></div>`
      : null;
  const content = html`<div class="head"><h1>${words.alerts}</h1>${asOfHtml(telling, '/alerts')}</div>
${late}${telling.mayAcknowledge ? html`<noscript><p class="alert">${words.noScript}</p></noscript>` : null}${nothing}${
  items.length === 0 ? null : alertCards(items, true, telling)
}${isCut ? html`<p class="lead">${words.cut}</p>` : null}
<p class="pages">${isFirst ? null : html`<a href="/alerts">${words.toBeginning}</a>`}${
    next === null ? null : html`<a href="/alerts?${next}" rel="next">${words.more}</a>`
  }</p>`;
  return deskPage(words.alerts, content, { ...around, seesAlerts: false });
}
