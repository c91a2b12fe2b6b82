import { isClockMeasure } from '../../core/agreement/index.ts';
import { nearestWord } from '../diagnostics/suggest.ts';
import { PAUSE_REASONS } from '../grammar/rule-shapes.ts';
import { modelOf } from '../lower/commercial.ts';
import type { PlainRules } from '../lower/rules.ts';
import type { Path } from '../source/located.ts';
import { type Context, entriesOf } from './context.ts';

/** What two people could read differently: rules left unsaid, prices without an end. */
export function checkVagueness(context: Context): void {
  checkRules(context, context.plain.rules, ['rules']);
  for (const [id, { rules }] of entriesOf(context.plain.targets)) checkRules(context, rules, ['targets', id, 'rules']);
  checkUnsaidRules(context);
  checkCalendars(context);
  checkPrices(context);
}

function checkRules(context: Context, rules: PlainRules | undefined, path: Path): void {
  for (const [index, reason] of (rules?.pauseOn ?? []).entries()) {
    const at = [...path, 'pauseOn', index];
    if (reason === 'ourSupplier') context.say('pauseOurSupplier', at, {});
    else if (!(PAUSE_REASONS as readonly string[]).includes(reason)) {
      context.say('unlikelyPauseReason', at, {
        value: reason,
        known: PAUSE_REASONS,
        suggestion: nearestWord(reason, PAUSE_REASONS),
      });
    }
  }
  for (const [index, reason] of (rules?.exclude ?? []).entries()) {
    if (reason === 'ourSupplier') context.say('excludeOurSupplier', [...path, 'exclude', index], {});
  }
}

/** A rule that some target depends on and nobody has said; each is asked for once, at the first target it matters to. */
function checkUnsaidRules(context: Context): void {
  const ofAll = context.plain.rules ?? {};
  const targets = entriesOf(context.plain.targets);
  const first = (unsaid: keyof PlainRules, measures: readonly string[]) =>
    ofAll[unsaid] === undefined
      ? targets.find(([, target]) => measures.includes(target.measure) && target.rules?.[unsaid] === undefined)
      : undefined;
  const ask = (
    name: 'workaroundUnsaid' | 'interventionUnsaid' | 'reopeningUnsaid' | 'maintenanceUnsaid',
    rule: keyof PlainRules,
    measure: string,
  ) => {
    const found = first(rule, [measure]);
    if (found !== undefined) context.say(name, ['targets', found[0]], { target: found[0] }, 'key');
  };
  ask('workaroundUnsaid', 'restorationStopsOn', 'restoration');
  ask('interventionUnsaid', 'interventionOnSite', 'intervention');
  ask('reopeningUnsaid', 'reopen', 'resolution');
  ask('maintenanceUnsaid', 'maintenance', 'availability');
  const pausing = first('maxPause', ['periodicUpdate', 'workaround', 'restoration', 'resolution']);
  if (pausing !== undefined && (ofAll.pauseOn ?? ['waitingCustomer']).length > 0)
    context.say(
      'pauseWithoutLimit',
      ofAll.pauseOn === undefined ? ['targets', pausing[0]] : ['rules', 'pauseOn'],
      {},
      'key',
    );
}

function checkCalendars(context: Context): void {
  for (const [id, calendar] of entriesOf(context.plain.calendars)) {
    if (!context.usedCalendars.has(id) && id !== 'always')
      context.say('unusedCalendar', ['calendars', id], { calendar: id }, 'key');
    if (typeof calendar === 'string' || calendar.holidays !== undefined) continue;
    const roundTheClock = Object.values(calendar.hours).every((windows) => windows.includes('00:00-24:00'));
    if (!roundTheClock) context.say('noHolidays', ['calendars', id], { calendar: id }, 'key');
  }
}

function checkPrices(context: Context): void {
  const { charges, bonuses, parties } = context.plain;
  for (const [id, line] of entriesOf(charges?.lines)) {
    if (modelOf(line) === 'blockHours' && line.expiry === undefined) {
      context.say('expiryUnsaid', ['charges', 'lines', id], { line: id }, 'key');
    }
  }
  const indexation = charges?.indexation;
  if (indexation !== undefined && indexation.ceiling === undefined) {
    context.say('ceilingUnsaid', ['charges', 'indexation'], { index: indexation.index }, 'key');
  }
  const payment = charges?.payment;
  if (payment !== undefined && parties?.['customer']?.legalKind === 'professional') {
    const most = payment.from === 'endOfMonth' ? 45 : 60;
    if (daysOf(payment.within) > most)
      context.say('paymentTooLate', ['charges', 'payment', 'within'], { value: payment.within, most });
  }
  for (const [id, bonus] of entriesOf(bonuses)) {
    if (bonus.vatTreatment === undefined) context.say('vatUnsaid', ['bonuses', id], { remedy: id }, 'key');
  }
}

/** Days of a length of time; months count 30, years 365. */
function daysOf(term: string): number {
  const unit = term.replace(/^\d+/, '');
  return Number.parseInt(term, 10) * ({ d: 1, w: 7, mo: 30, y: 365 }[unit] ?? 1);
}

/** True when some target runs as a clock. */
export function anyClock(context: Context): boolean {
  return entriesOf(context.plain.targets).some(([, { measure }]) => isClockMeasure(measure));
}
