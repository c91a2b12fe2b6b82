import { plainLine, spanText, ticketPath, type WordedAlert, wordAlert } from '../../../app/messages/index.ts';
import { type Html, html } from '../../reference/html.ts';
import { factsHtml, type Telling } from './desk-page.ts';
import type { OpenAlert } from './open-alerts.ts';

/** Open alerts as a list. @param withTicket whether each says whose and which ticket it is about */
export function alertCards(alerts: readonly OpenAlert[], withTicket: boolean, telling: Telling): Html {
  return html`<ul class="cards">${alerts.map((alert, index) => alertCard(alert, `alert-${index + 1}`, withTicket, telling))}</ul>`;
}

function alertCard(alert: OpenAlert, id: string, withTicket: boolean, telling: Telling): Html {
  const { leading } = alert;
  const { words, lang, context } = telling;
  const said = wordAlert(leading, lang, context);
  const name = nameOf(alert, said);
  const isMissed = missedMs(alert, said, telling) !== null;
  // How long ago it was missed stands above already.
  const sentences = isMissed ? said.sentences.slice(1) : said.sentences;
  return html`<li class="card is-${said.tone}" data-kind="${leading.kind}"><div class="card-text">${headOf(
    headline(alert, said, telling),
    withTicket ? 'h2' : 'h3',
  )}${aboutHtml(alert, said, withTicket, telling)}${sentences.map((sentence) => html`<p>${sentence}</p>`)}
<p class="standing"><b>${words.kind[leading.kind]}.</b> ${words.standing[leading.standing]}</p>${detailsHtml(said, name, telling)}</div>
${takenHtml(alert, id, name, telling)}</li>`;
}

function detailsHtml({ facts }: WordedAlert, name: string, { words }: Telling): Html {
  if (facts.length === 0) return html``;
  return html`<details><summary>${words.details}<span class="unseen"> (${name})</span></summary>${factsHtml(facts)}</details>`;
}

function headOf(text: string, level: 'h2' | 'h3'): Html {
  return level === 'h2' ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`;
}

/** How long ago a time limit was missed; null: it was not, or is none. */
function missedMs({ leading }: OpenAlert, { tone, measure }: WordedAlert, { context }: Telling): number | null {
  if (tone !== 'late' || measure === null || leading.ticket === null || leading.dueAt === null) return null;
  return leading.dueAt < context.at ? context.at - leading.dueAt : null;
}

/** What counts first: `1 h 12 left, due 15:45`, `Missed 12 min ago, due 15:33`. */
function headline(alert: OpenAlert, said: WordedAlert, telling: Telling): string {
  const { words, lang } = telling;
  const missed = missedMs(alert, said, telling);
  const text = missed === null ? said.headline : words.missedBy(spanText(missed, lang));
  return said.due === null ? text : `${text}, ${said.due}`;
}

/** What distinguishes it from the others, for those who do not see where a button stands. */
function nameOf({ leading }: OpenAlert, { measure, about }: WordedAlert): string {
  return leading.ticket === null ? about : [plainLine(leading.ticket, 60), measure].filter(Boolean).join(', ');
}

function aboutHtml({ leading }: OpenAlert, said: WordedAlert, withTicket: boolean, { context }: Telling): Html {
  if (leading.ticket === null) return html`<p class="about">${said.about}</p>`;
  if (!withTicket) return html`<p class="about">${said.measure ?? said.about}</p>`;
  const { customer } = leading;
  const rest = [said.measure, customer === null ? null : plainLine(context.customers[customer] ?? customer)];
  return html`<p class="about"><a href="${ticketPath(leading.ticket)}">${plainLine(leading.ticket, 60)}</a>${rest
    .filter((text) => text !== null)
    .map((text) => html` · ${text}`)}</p>`;
}

function takenHtml(alert: OpenAlert, id: string, name: string, telling: Telling): Html {
  const { words, when, names, mayAcknowledge } = telling;
  if (alert.waiting.length === 0 && alert.acknowledgedAt !== null) {
    const by = names.get(alert.acknowledgedBy ?? '') ?? words.program;
    return html`<p class="taken">${words.acknowledgedBy(by, when.near(alert.acknowledgedAt))}</p>`;
  }
  if (!mayAcknowledge) return html``;
  return html`<div class="take"><button type="button" class="side" id="${id}-take" data-acknowledges="${JSON.stringify(alert.waiting)}">${words.acknowledge}<span class="unseen"> (${name})</span></button><p class="taken" role="status" tabindex="-1"></p></div>`;
}
