import { isClockMeasure, type Target } from '../../core/agreement/index.ts';
import { deadline } from '../../core/calendar/index.ts';
import { type Duration, HOUR_MS, type Instant, MINUTE_MS, startOfLocalDay } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import { dayOfInstant } from '../days.ts';
import { titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { imagined, type Stage } from './imagined-ticket.ts';
import type { RuleName } from './rule-words.data.ts';

/** A rule shown on the agreement's own hours, in a sentence; null: it does not show there. */
type Example = (stage: Stage, words: Words) => string | null;

/** How each rule is shown; a rule without one needs none. */
export const EXAMPLES: { readonly [rule in RuleName]?: Example } = {
  startOn: startExample,
  cutOff: cutOffExample,
  pauseOn: pauseExample,
  maxPause: maxPauseExample,
  resumeOnReply: replyExample,
  priorityChange: priorityExample,
  reopen: reopenExample,
  reopenWindow: reopenWindowExample,
};

function startExample(stage: Stage, words: Words): string | null {
  const clock = imagined(stage, stage.fridayEvening);
  const due = dueOf(clock, stage, words);
  if (clock === null || due === null) return null;
  const [name, opened] = [nameOf(clock, stage, words), at(stage.fridayEvening, stage, words)];
  if (stage.target.rules.startOn === 'opened') {
    return words.say(
      `Par exemple, pour ${name}\u202f: une demande ouverte le ${opened} a pour échéance le ${due}.`,
      `For example, for ${name}: a request opened on ${opened} is due on ${due}.`,
    );
  }
  return words.say(
    `Par exemple, pour ${name}\u202f: un délai qui part le ${opened} a pour échéance le ${due}.`,
    `For example, for ${name}: a time limit that starts on ${opened} ends on ${due}.`,
  );
}

function cutOffExample(stage: Stage, words: Words): string | null {
  const minute = stage.target.rules.cutOffMinute;
  if (minute === null) return null;
  const { timeZone } = stage.calendar;
  const opened = startOfLocalDay(timeZone, dayOfInstant(stage.monday, timeZone)) + (minute + 20) * MINUTE_MS;
  const clock = imagined(stage, opened);
  const due = dueOf(clock, stage, words);
  if (clock === null || due === null) return null;
  const name = nameOf(clock, stage, words);
  return words.say(
    `Par exemple, pour ${name}\u202f: une demande déclarée le ${at(opened, stage, words)} a pour échéance le ${due}.`,
    `For example, for ${name}: a request reported on ${at(opened, stage, words)} is due on ${due}.`,
  );
}

function pauseExample(stage: Stage, words: Words): string | null {
  const [reason] = stage.target.rules.pauseOn;
  if (reason === undefined) return null;
  const opened = stage.monday;
  const [from, to] = [opened + 30 * MINUTE_MS, stage.tuesday + 30 * MINUTE_MS];
  const clock = imagined(stage, opened, [
    ['paused', from, { reason }],
    ['resumed', to],
  ]);
  const [due, without] = [dueOf(clock, stage, words), dueOf(imagined(stage, opened), stage, words)];
  if (clock === null || due === null || without === null || due === without) return null;
  const name = nameOf(clock, stage, words);
  const [start, begin, end] = [opened, from, to].map((one) => at(one, stage, words));
  return words.say(
    `Par exemple, pour ${name}\u202f: ouverte le ${start}, gelée du ${begin} au ${end}, une demande a pour échéance le ${due} au lieu du ${without}.`,
    `For example, for ${name}: opened on ${start}, paused from ${begin} to ${end}, a request is due on ${due} instead of ${without}.`,
  );
}

function maxPauseExample(stage: Stage, words: Words): string | null {
  const { maxPause } = stage.target.rules;
  if (maxPause === null) return null;
  const end = endOf(stage, stage.monday, maxPause);
  if (end === null) return null;
  const name = nameOf(stage, stage, words);
  const [from, to] = [at(stage.monday, stage, words), at(end, stage, words)];
  return words.say(
    `Par exemple, pour ${name}\u202f: un gel qui commence le ${from} et que personne ne lève cesse le ${to}.`,
    `For example, for ${name}: a pause that begins on ${from} and that nobody ends is over on ${to}.`,
  );
}

function replyExample(stage: Stage, words: Words): string | null {
  const [reason] = stage.target.rules.pauseOn;
  if (reason === undefined) return null;
  const opened = stage.monday;
  const paused = opened + 30 * MINUTE_MS;
  const clock = imagined(stage, opened, [
    ['paused', paused, { reason }],
    ['replied', stage.tuesday, { by: 'requester', public: true }],
    ['resumed', stage.wednesday],
  ]);
  const due = dueOf(clock, stage, words);
  const still = dueOf(imagined(stage, opened), stage, words);
  if (clock === null || due === null || due === still) return null;
  const name = nameOf(clock, stage, words);
  const [from, reply, status] = [paused, stage.tuesday, stage.wednesday].map((one) => at(one, stage, words));
  return words.say(
    `Par exemple, pour ${name}\u202f: gelée depuis le ${from}, le client répond le ${reply}, le statut change le ${status}\u202f; l’échéance est le ${due}.`,
    `For example, for ${name}: paused since ${from}, the customer answers on ${reply}, the status changes on ${status}; it is due on ${due}.`,
  );
}

function priorityExample(stage: Stage, words: Words): string | null {
  const pair = twoPriorities(stage);
  if (pair === null) return null;
  const { target, own, raised } = pair;
  const opened = stage.monday;
  const changed = opened + HOUR_MS;
  const clock = imagined({ ...stage, target }, opened, [['priorityChanged', changed, { priority: raised }]]);
  const due = dueOf(clock, stage, words);
  if (clock === null || due === null) return null;
  const name = nameOf(clock, stage, words);
  const [start, when] = [at(opened, stage, words), at(changed, stage, words)];
  return words.say(
    `Par exemple, une demande ouverte en ${own} le ${start} et passée en ${raised} le ${when} relève de ${name}, avec pour échéance le ${due}.`,
    `For example, a request opened as ${own} on ${start} and changed to ${raised} on ${when} comes under ${name}, due on ${due}.`,
  );
}

/** Longer limits leave time for a change of priority on the way. */
const LONG_FIRST: readonly Target['measure'][] = ['restoration', 'resolution', 'workaround', 'intervention'];

/** A promise of a lesser priority, and the first priority of another promise of the same measure. */
function twoPriorities({ agreement, target: shown }: Stage) {
  const timed = agreement.targets.filter(({ level, within }) => level === null && within !== null);
  const rank = ({ measure }: Target) => LONG_FIRST.indexOf(measure) + 1 || LONG_FIRST.length + 1;
  const own = [shown, ...timed].filter(({ measure, when }) => isClockMeasure(measure) && when.priority !== undefined);
  for (const target of own.toSorted((a, b) => rank(a) - rank(b))) {
    const before = timed.slice(0, timed.indexOf(target));
    const other = before.find(({ measure, when }) => measure === target.measure && when.priority !== undefined);
    const [mine, raised] = [target.when.priority?.[0], other?.when.priority?.[0]];
    if (mine !== undefined && raised !== undefined && mine !== raised) return { target, own: mine, raised };
  }
  return null;
}

const REOPENED: ReadonlySet<string> = new Set(['workaround', 'restoration', 'resolution']);

function reopenExample(stage: Stage, words: Words): string | null {
  if (!REOPENED.has(stage.target.measure) || stage.target.rules.reopen === 'firstResolutionFinal') return null;
  const opened = stage.monday;
  const resolved = opened + 30 * MINUTE_MS;
  const clock = imagined(stage, opened, [
    ['resolved', resolved],
    ['reopened', stage.tuesday],
  ]);
  const due = dueOf(clock, stage, words);
  if (clock === null || due === null) return null;
  const name = nameOf(clock, stage, words);
  const [start, end, again] = [opened, resolved, stage.tuesday].map((one) => at(one, stage, words));
  return words.say(
    `Par exemple, pour ${name}\u202f: ouverte le ${start}, résolue le ${end} et rouverte le ${again}, une demande a pour échéance le ${due}.`,
    `For example, for ${name}: opened on ${start}, resolved on ${end} and reopened on ${again}, a request is due on ${due}.`,
  );
}

function reopenWindowExample(stage: Stage, words: Words): string | null {
  const { reopenWindow } = stage.target.rules;
  const end = reopenWindow === null ? null : endOf(stage, stage.monday, reopenWindow);
  if (end === null) return null;
  const name = nameOf(stage, stage, words);
  const [from, to] = [at(stage.monday, stage, words), at(end, stage, words)];
  return words.say(
    `Par exemple, pour ${name}\u202f: résolue le ${from}, une demande peut être rouverte jusqu’au ${to}.`,
    `For example, for ${name}: resolved on ${from}, a request may be reopened until ${to}.`,
  );
}

function endOf({ calendar }: Stage, from: Instant, duration: Duration): Instant | null {
  const end = deadline(calendar, from, duration);
  return typeof end === 'number' ? end : null;
}

function at(instant: Instant, { agreement }: Stage, words: Words): string {
  return words.moment(instant, agreement.timeZone);
}

function dueOf(clock: Judged | null, stage: Stage, words: Words): string | null {
  return clock?.dueAt == null ? null : at(clock.dueAt, stage, words);
}

/** The promise that judged it, with its limit. */
function nameOf({ target }: Pick<Judged, 'target'>, { agreement }: Stage, words: Words): string {
  const title = titleOf(target, agreement, words);
  const limit = target.within === null || !isClockMeasure(target.measure) ? '–' : words.duration(target.within);
  return words.say(`«\u202f${title}\u202f» (${limit})`, `“${title}” (${limit})`);
}
