import { type Expected, isObject, type Json, type JsonObject } from './story.ts';

/** The parts of FORMAT's `evaluate --json` that stories speak of. */
export interface Answer {
  readonly clocks: readonly JsonObject[];
  readonly noCommitment: readonly JsonObject[];
  readonly objectives: readonly JsonObject[];
  readonly availability: readonly JsonObject[];
  readonly credits: readonly JsonObject[];
  readonly bonuses: readonly JsonObject[];
  readonly alerts: readonly JsonObject[];
  /** The statements the story asks for, each with the `agreement`, `month` and `asOf` it was asked by. */
  readonly statements: readonly JsonObject[];
  /** Everything that was complained of, as text. */
  readonly complaints: string;
}

const CLOCK_KEYS = ['ticket', 'measure', 'cycle', 'agreement'];
/** Of duties to notify one case may have several clocks of one measure. */
const DUTY_KEYS = ['ticket', 'target', 'cycle', 'agreement'];
const OBJECTIVE_KEYS = ['target', 'level'];
const AVAILABILITY_KEYS = ['target', 'service', 'level'];
const CREDIT_KEYS = ['remedy', 'level', 'month'];
const BONUS_KEYS = ['bonus', 'level', 'month'];
const STATEMENT_KEYS = ['agreement', 'month', 'asOf'];

/** Every way in which an answer is not what the story expects; empty when it is. */
export function differences(expected: Expected, answer: Answer): readonly string[] {
  const found: string[] = [];
  for (const clock of expected.clocks ?? []) found.push(...oneOf('clock', clock, answer.clocks, clockKeys(clock)));
  for (const none of expected.noCommitment ?? [])
    found.push(...oneOf('noCommitment', none, answer.noCommitment, ['ticket']));
  for (const row of expected.objectives ?? [])
    found.push(...ofPeriod('objective', row, answer.objectives, OBJECTIVE_KEYS));
  for (const row of expected.availability ?? [])
    found.push(...ofPeriod('availability', row, answer.availability, AVAILABILITY_KEYS));
  for (const row of expected.credits ?? []) found.push(...ofPeriod('credit', row, answer.credits, CREDIT_KEYS));
  for (const row of expected.bonuses ?? []) found.push(...ofPeriod('bonus', row, answer.bonuses, BONUS_KEYS));
  for (const row of expected.statement ?? []) found.push(...oneOf('statement', row, answer.statements, STATEMENT_KEYS));
  found.push(
    ...unwanted(expected.noObjectives, answer.objectives),
    ...unwanted(expected.noCredits, answer.credits),
    ...unwanted(expected.noBonuses, answer.bonuses),
  );
  for (const alert of expected.alerts ?? [])
    found.push(...oneOf('alert', alert, answer.alerts, ['ticket', 'target', 'cycle', 'threshold']));
  for (const alert of expected.noAlerts ?? []) {
    if (answer.alerts.some((one) => agrees(alert, one, Object.keys(alert))))
      found.push(`an alert ${text(alert)} must not be there`);
  }
  for (const named of expected.diagnosed ?? []) {
    if (!answer.complaints.includes(named)) found.push(`no diagnostic names ${named}: ${answer.complaints}`);
  }
  if (expected.only === true) found.push(...strangers(expected, answer));
  return found;
}

function strangers(expected: Expected, answer: Answer): readonly string[] {
  const clocks = answer.clocks.filter(
    (clock) => !(expected.clocks ?? []).some((one) => agrees(one, clock, clockKeys(one))),
  );
  const none = answer.noCommitment.filter(
    ({ ticket }) => !(expected.noCommitment ?? []).some((one) => one['ticket'] === ticket),
  );
  return [
    ...clocks.map((clock) => `a clock that is not expected: ${text(clock)}`),
    ...none.map((one) => `a noCommitment that is not expected: ${text(one)}`),
  ];
}

function clockKeys(clock: JsonObject): readonly string[] {
  return clock['measure'] === undefined ? DUTY_KEYS : CLOCK_KEYS;
}

function unwanted(rows: readonly JsonObject[] | undefined, found: readonly JsonObject[]): readonly string[] {
  return (rows ?? [])
    .filter((row) => found.some((one) => fieldDifferences('', row, one).length === 0))
    .map((row) => `a row ${text(row)} must not be there`);
}

/** A period whose start is told narrows the choice of a row; the row must then agree in all that is told. */
function ofPeriod(
  kind: string,
  row: JsonObject,
  rows: readonly JsonObject[],
  keys: readonly string[],
): readonly string[] {
  const period = row['period'];
  const from = isObject(period) ? period['from'] : undefined;
  const inPeriod = rows.filter(
    (one) => from === undefined || (isObject(one['period']) && one['period']['from'] === from),
  );
  return oneOf(kind, row, inPeriod, keys, rows);
}

/** Exactly one of the list has the same keys, and it agrees in every field that is told. */
function oneOf(
  kind: string,
  expected: JsonObject,
  list: readonly JsonObject[],
  keys: readonly string[],
  all = list,
): readonly string[] {
  const candidates = list.filter((one) => agrees(expected, one, keys));
  const name = `${kind} ${keys.flatMap((key) => (expected[key] === undefined ? [] : [String(expected[key])])).join(' ')}`;
  const [only] = candidates;
  if (only === undefined) return [`${name}: there is none; there are ${text(all)}`];
  if (candidates.length > 1) return [`${name}: there are ${candidates.length}: ${text(candidates)}`];
  return fieldDifferences(name, expected, only);
}

function agrees(expected: JsonObject, got: JsonObject, keys: readonly string[]): boolean {
  return keys.every((key) => expected[key] === undefined || expected[key] === (got[key] ?? null));
}

function fieldDifferences(name: string, expected: JsonObject, got: JsonObject): readonly string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === 'receiptAt') return receiptDifferences(name, value as JsonObject, got['receipt']);
    if (key === 'steps') return stepDifferences(name, value, got['working']);
    if (key === 'mentions')
      return text(got).includes(value as string) ? [] : [`${name}: ${text(got)} does not mention ${String(value)}`];
    return valueDifferences(`${name} ${key}`, value, got[key]);
  });
}

/** Lists must be as long; objects agree in the fields that are told; an amount may be told as text; all else is equal. */
function valueDifferences(name: string, expected: Json, got: Json | undefined): readonly string[] {
  if (typeof expected === 'string' && isObject(got) && 'amount' in got && 'currency' in got)
    return expected === `${String(got['amount'])} ${String(got['currency'])}`
      ? []
      : [`${name}: expected ${expected}, got ${text(got)}`];
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length)
      return [`${name}: expected ${text(expected)}, got ${text(got)}`];
    return expected.flatMap((item, index) => valueDifferences(`${name}[${index}]`, item, got[index]));
  }
  if (isObject(expected))
    return isObject(got)
      ? fieldDifferences(name, expected, got)
      : [`${name}: expected ${text(expected)}, got ${text(got)}`];
  return expected === got ? [] : [`${name}: expected ${text(expected)}, got ${text(got)}`];
}

/** The steps of a working by their kinds, in order. */
function stepDifferences(name: string, expected: Json, working: Json | undefined): readonly string[] {
  const kinds = (Array.isArray(working) ? working : []).map((step) => (isObject(step) ? step['step'] : null));
  return text(kinds) === text(expected) ? [] : [`${name} steps: expected ${text(expected)}, got ${text(kinds)}`];
}

/** The state of the receipt's span at each instant that is told. */
function receiptDifferences(name: string, expected: JsonObject, receipt: Json | undefined): readonly string[] {
  const spans = (Array.isArray(receipt) ? receipt : []) as readonly JsonObject[];
  return Object.entries(expected).flatMap(([at, state]) => {
    const instant = Date.parse(at);
    const span = spans.find(
      ({ from, to }) => Date.parse(from as string) <= instant && instant < Date.parse(to as string),
    );
    return span?.['state'] === state ? [] : [`${name} receipt at ${at}: expected ${text(state)}, got ${text(span)}`];
  });
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
