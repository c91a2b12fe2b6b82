import { type Agreement, type AvailabilityRules, PERIOD_MONTHS, type Target } from '../../core/agreement/index.ts';
import { compileCalendar, openBetween } from '../../core/calendar/index.ts';
import { addMonths, DAY_MS, dayNumberOf, type Instant, startOfLocalDay } from '../../core/time/index.ts';
import type { Block, Definition } from '../block.ts';
import { titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { stageOf } from './imagined-ticket.ts';

/** How availability is measured, and how much downtime it leaves. Empty where none is promised. */
export function availabilityBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const promised = agreement.targets.filter(
    ({ measure, atLeastPpm }) => measure === 'availability' && atLeastPpm !== null,
  );
  if (promised.length === 0) return [];
  const budgets = promised.map((target) => budgetRow(target, agreement, words));
  return [
    { kind: 'definitions', items: definitionsOf(agreement.rules, words) },
    ...maintenanceExample(agreement, words),
    {
      kind: 'table',
      caption: words.say('Indisponibilité permise, par exemple', 'Downtime allowed, for example'),
      columns: words.say(
        ['Engagement', 'Promis', 'Période', 'Indisponibilité permise'],
        ['Commitment', 'Promised', 'Period', 'Downtime allowed'],
      ),
      rows: budgets,
    },
  ];
}

function definitionsOf(rules: AvailabilityRules, words: Words): readonly Definition[] {
  const ms = (value: number) => words.duration({ kind: 'service', ms: value });
  const { maintenance, exclude } = rules;
  const excluded = words.listed(exclude.map((cause) => words.word(cause, 'exclude')));
  return [
    {
      term: words.say('Taux rapporté au temps', 'Share of the time'),
      text: words.word(rules.denominator, 'denominator'),
      place: 'rules.denominator',
    },
    {
      term: words.say('Début d’une interruption', 'An outage begins'),
      text: words.word(rules.outageStart, 'outageStart'),
      place: 'rules.outageStart',
    },
    {
      term: words.say('Temps non mesuré', 'Time not measured'),
      text: words.word(rules.unknown, 'unknown'),
      place: 'rules.unknown',
    },
    ...(rules.minimumOutageMs === 0
      ? []
      : [
          {
            term: words.say('Interruption la plus courte comptée', 'Shortest outage that counts'),
            text: ms(rules.minimumOutageMs),
          },
        ]),
    {
      term: words.say('Maintenance programmée', 'Planned maintenance'),
      text: maintenanceText(maintenance, words),
      place: 'rules.maintenance',
    },
    {
      term: words.say('Causes qui ne comptent pas', 'Causes that do not count'),
      text: exclude.length === 0 ? words.say('aucune', 'none') : excluded,
      place: 'rules.exclude',
    },
  ];
}

/** Three whole days and more are told in days. */
function lengthText(ms: number, words: Words): string {
  const isDays = ms >= 3 * DAY_MS && ms % DAY_MS === 0;
  return isDays ? words.length({ unit: 'd', count: ms / DAY_MS }) : words.duration({ kind: 'service', ms });
}

function maintenanceText({ noticeMs, maxPerMonthMs }: AvailabilityRules['maintenance'], words: Words): string {
  const notice = lengthText(noticeMs, words);
  if (maxPerMonthMs === null) {
    return words.say(
      `annoncée au moins ${notice} à l’avance, elle ne compte pas comme indisponibilité`,
      `announced at least ${notice} ahead, it does not count as downtime`,
    );
  }
  const most = words.duration({ kind: 'service', ms: maxPerMonthMs });
  return words.say(
    `annoncée au moins ${notice} à l’avance, elle ne compte pas comme indisponibilité, dans la limite de ${most} par mois`,
    `announced at least ${notice} ahead, it does not count as downtime, up to ${most} a month`,
  );
}

function maintenanceExample(agreement: Agreement, words: Words): readonly Block[] {
  const stage = stageOf(agreement);
  if (stage === null) return [];
  const from = stage.monday + agreement.rules.maintenance.noticeMs;
  const [told, protects] = [stage.monday, from].map((at) => words.moment(at, agreement.timeZone));
  return [
    {
      kind: 'note',
      text: words.say(
        `Par exemple, annoncée le ${told}, une maintenance programmée protège à partir du ${protects}.`,
        `For example, planned maintenance announced on ${told} protects from ${protects} on.`,
      ),
    },
  ];
}

/** What a period leaves: its open time, less the share that is promised. */
function budgetRow(target: Target, agreement: Agreement, words: Words): readonly string[] {
  const month = `${addMonths(agreement.effectiveFrom, 1).slice(0, 7)}-01`;
  const months = PERIOD_MONTHS[target.per];
  const startOf = (date: string): Instant => startOfLocalDay(agreement.timeZone, dayNumberOf(date));
  const open = openBetween(compileCalendar(target.calendar), startOf(month), startOf(addMonths(month, months)));
  const promised = target.atLeastPpm as number;
  const allowed = Math.floor((open * (1_000_000 - promised)) / 1_000_000 / 1000) * 1000;
  const first = words.month(month);
  const period = months === 1 ? first : words.say(`${months} mois dès ${first}`, `${months} months from ${first}`);
  return [titleOf(target, agreement, words), words.share(promised), period, words.span(allowed)];
}
