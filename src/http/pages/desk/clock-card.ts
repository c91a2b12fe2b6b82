import type { ticketAnswer } from '../../../app/live/index.ts';
import { measureName, plainLine, spanText } from '../../../app/messages/index.ts';
import type { Refusal } from '../../../app/refusal.ts';
import { type Instant, instantToLocal, parseInstant } from '../../../core/time/index.ts';
import { type Html, html } from '../../reference/html.ts';
import { factsHtml, type Telling } from './desk-page.ts';

export type TicketTold = Exclude<Awaited<ReturnType<typeof ticketAnswer>>, Refusal>;
export type ClockTold = TicketTold['clocks'][number];

/** One time limit of a ticket: how it stands, what of it was counted, and why. */
export function clockCard(clock: ClockTold, telling: Telling): Html {
  const { tone, text } = standing(clock, telling);
  const name = clockName(clock, telling);
  return html`<li class="card is-${tone}" data-state="${clock.state}"><div class="card-text"><h3>${text}</h3><p class="about">${name}</p>${factsHtml(
    clockFacts(clock, telling),
  )}${receiptHtml(clock, name, telling)}</div></li>`;
}

export function instantOf(text: string | null): Instant | null {
  return text === null ? null : parseInstant(text);
}

type Standing = { readonly tone: 'late' | 'soon' | 'plain' | 'good'; readonly text: string };

/** States in which nothing is owed any more, whatever was. */
const OVER: ReadonlySet<string> = new Set(['superseded', 'cancelled', 'notApplicable', 'notStarted']);

function standing(clock: ClockTold, telling: Telling): Standing {
  const { words, lang, when, context } = telling;
  const { state, verdict, remainingSeconds } = clock;
  const remaining = remainingSeconds === null ? null : spanText(remainingSeconds * 1_000, lang);
  if (verdict === 'excused') return { tone: 'plain', text: words.verdict.excused };
  if (verdict === 'breached') return { tone: 'late', text: missedText(clock, telling) };
  if (verdict === 'met') {
    const isSpared = remaining !== null && remainingSeconds !== null && remainingSeconds >= 60;
    return { tone: 'good', text: isSpared ? words.kept(remaining) : words.verdict.met };
  }
  if (OVER.has(state)) return { tone: 'plain', text: words.state[state] ?? state };
  if (state === 'paused' && remaining !== null) return { tone: 'plain', text: words.frozen(remaining) };
  const dueAt = instantOf(clock.dueAt);
  if (dueAt === null) return { tone: 'plain', text: words.state[state] ?? state };
  const left = `${words.left(spanText(Math.max(0, dueAt - context.at), lang))}, ${words.due(when.near(dueAt))}`;
  return { tone: verdict === 'atRisk' ? 'soon' : 'plain', text: left };
}

function missedText({ state, breachedAt }: ClockTold, { words, lang, context }: Telling): string {
  const since = instantOf(breachedAt);
  const goesOn = state === 'running' || state === 'closedHours' || state === 'paused';
  return goesOn && since !== null ? words.missedBy(spanText(Math.max(0, context.at - since), lang)) : words.missed;
}

/** `service restored`, `reply to follow-ups no. 2`; what the agreement calls the commitment, where it does. */
function clockName(clock: ClockTold, { lang, words, context }: Telling): string {
  const { measure, cycle, target, level, agreement } = clock;
  const said = cycle > 1 ? `${measureName(measure, lang)} ${words.round(cycle)}` : measureName(measure, lang);
  const targets = context.agreements[agreement]?.targets ?? {};
  const title = (targets[`${target}@${level}`] ?? targets[target])?.title ?? null;
  return title === null ? said : `${said} · ${plainLine(title[lang])}`;
}

function clockFacts(clock: ClockTold, { words, lang, when, context }: Telling) {
  const { clock: label } = words;
  const full = (text: string | null) => {
    const at = instantOf(text);
    return at === null ? null : when.full(at);
  };
  const span = (seconds: number | null) => (seconds === null ? null : spanText(Math.max(0, seconds) * 1_000, lang));
  const isOpen = clock.verdict === 'open' || clock.verdict === 'atRisk';
  const facts: readonly (readonly [string, string | null])[] = [
    [label.state, words.state[clock.state] ?? clock.state],
    [label.due, full(clock.dueAt)],
    [label.missedAt, clock.breachedAt === clock.dueAt ? null : full(clock.breachedAt)],
    [label.counted, clock.startedAt === null ? null : span(clock.elapsedSeconds)],
    [label.rest, isOpen ? span(clock.remainingSeconds) : null],
    [label.paused, clock.pausedSeconds > 0 ? span(clock.pausedSeconds) : null],
    [label.began, full(clock.startedAt)],
    [label.stopped, full(clock.stoppedAt)],
    [label.excused, clock.excusedBecause === null ? null : plainLine(clock.excusedBecause, 500)],
    [label.agreement, plainLine(context.agreements[clock.agreement]?.title[lang] ?? clock.agreement)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ label: name, value }]));
}

/** Each stretch of time, and why it was counted or not. */
function receiptHtml({ receipt }: ClockTold, name: string, telling: Telling): Html {
  const { words, lang, when, context } = telling;
  if (receipt === null || receipt.length === 0) return html``;
  const dayOf = (at: Instant) => instantToLocal(context.timeZone, at).dayNumber;
  const rows = receipt.map((span) => {
    const from = instantOf(span.from) ?? context.at;
    const to = instantOf(span.to) ?? context.at;
    const end = dayOf(from) === dayOf(to) ? when.time(to) : when.near(to);
    return html`<li data-state="${span.state}"><span class="span">${capitalised(
      words.span(when.near(from), end, spanText(to - from, lang)),
    )}</span>${words.colon}${plainLine(span.because, 500)}</li>`;
  });
  return html`<details class="receipt"><summary>${words.receipt}<span class="unseen"> (${name})</span> <span class="count">${words.receiptOf(receipt.length)}</span></summary><ol>${rows}</ol></details>`;
}

function capitalised(text: string): string {
  return text === '' ? '' : `${(text[0] as string).toUpperCase()}${text.slice(1)}`;
}
