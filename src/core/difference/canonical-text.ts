import type { AmountBase, Dependency, Text } from '../agreement/index.ts';
import { type CalendarException, type DayWindow, type HolidayRule, timeOfMinute } from '../calendar/index.ts';
import { formatMoney, formatPercent } from '../money/index.ts';
import { formatDuration, formatTermLength } from '../time/index.ts';
import type { StatedValue } from './value.ts';

/** A value as an agreement file would write it, on one line; sets in the order of their ids, so that equal ones read alike. */
export function canonicalText(value: StatedValue): string {
  switch (value.kind) {
    case 'text':
      return textOf(value.text);
    case 'texts':
      return list(value.ordered ? value.texts.map(textOf) : sorted(value.texts.map(textOf)));
    case 'word':
      return value.word;
    case 'name':
      return value.name;
    case 'names':
      return list(sorted(value.names));
    case 'reference':
      return value.id;
    case 'references':
      return list(sorted(value.ids));
    case 'flag':
      return String(value.flag);
    case 'number':
      return String(value.number);
    case 'entry':
      return `{ ${Object.entries(value.fields)
        .map(([path, field]) => `${path}: ${canonicalText(field)}`)
        .join(', ')} }`;
    default:
      return measuredText(value);
  }
}

type Measured = Exclude<
  StatedValue,
  { kind: 'text' | 'texts' | 'word' | 'name' | 'names' | 'reference' | 'references' | 'flag' | 'number' | 'entry' }
>;

/** Values with a unit, and those made of such. */
function measuredText(value: Measured): string {
  switch (value.kind) {
    case 'share':
      return formatPercent(value.ppm);
    case 'shares':
      return list(value.ppm.map(formatPercent));
    case 'factor':
      return String(value.ppm / 1_000_000);
    case 'money':
      return formatMoney(value.money);
    case 'duration':
      return formatDuration(value.duration);
    case 'length':
      return formatTermLength(value.length);
    case 'date':
      return value.date;
    case 'timeOfDay':
      return `"${timeOfMinute(value.minute)}"`;
    case 'tiers':
      return list(
        value.tiers.map(
          ({ atPpm, due }) =>
            `{ ${value.bound === 'below' ? 'below' : 'above'}: ${formatPercent(atPpm)}, ${dueText(due)} }`,
        ),
      );
    case 'prices':
      return list(
        value.prices.map(
          ({ upTo, amount }) => `{ ${upTo === null ? '' : `upTo: ${upTo}, `}amount: ${formatMoney(amount)} }`,
        ),
      );
    case 'base':
      return baseText(value.base);
    case 'dependency':
      return dependencyText(value.dependency);
    case 'week':
      return weekText(value.week);
    case 'holidays':
      return list(value.holidays.map(holidayText));
    case 'exceptions':
      return exceptionsText(value.exceptions);
  }
}

function dueText(due: StatedValue): string {
  return due.kind === 'number' ? `days: ${due.number}` : `credit: ${canonicalText(due)}`;
}

export function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function list(values: readonly string[]): string {
  return values.length === 0 ? '[]' : `[ ${values.join(', ')} ]`;
}

function textOf({ fr, en }: Text): string {
  return fr === en ? JSON.stringify(fr) : `{ fr: ${JSON.stringify(fr)}, en: ${JSON.stringify(en)} }`;
}

function baseText(base: AmountBase): string {
  return base.kind === 'lines'
    ? `{ line: ${base.lines.length === 1 ? base.lines[0] : list(sorted(base.lines))} }`
    : base.kind;
}

/** Parts in the order of their texts: what a service stands on does not depend on which is named first. */
function dependencyText(dependency: Dependency): string {
  if (dependency.kind === 'agreement') return dependency.id;
  const parts = list([...dependency.of.map(dependencyText)].sort());
  return dependency.kind === 'atLeast'
    ? `{ atLeast: ${dependency.count}, of: ${parts} }`
    : `{ ${dependency.kind}: ${parts} }`;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function weekText(week: readonly (readonly DayWindow[])[]): string {
  const days = week.flatMap((windows, day) => (windows.length === 0 ? [] : [`${DAYS[day]}: ${windowsText(windows)}`]));
  return days.length === 0 ? '{}' : `{ ${days.join(', ')} }`;
}

/** Windows in order, those that overlap or touch as one. */
function windowsText(windows: readonly DayWindow[]): string {
  const united: { from: number; to: number }[] = [];
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else united.push({ from, to });
  }
  return list(united.map(({ from, to }) => `"${timeOfMinute(from)}-${timeOfMinute(to > 1440 ? to - 1440 : to)}"`));
}

function holidayText(rule: HolidayRule): string {
  if (rule.kind === 'dates')
    return `{ ${rule.source}: ${list(rule.dates.map(({ date, name }) => `${date} ${name}`))} }`;
  return rule.worked.length === 0 ? rule.code : `{ code: ${rule.code}, worked: ${list(sorted(rule.worked))} }`;
}

function exceptionsText(exceptions: readonly CalendarException[]): string {
  if (exceptions.length === 0) return '{}';
  const days = exceptions.map(
    ({ from, to, windows }) => `${from === to ? from : `${from}..${to}`}: ${windowsText(windows)}`,
  );
  return `{ ${days.join(', ')} }`;
}
