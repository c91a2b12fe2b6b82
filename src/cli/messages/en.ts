import { integer } from '../format/number.ts';
import { diffEn } from './diff-en.ts';
import { helpEn } from './help-en.ts';
import { auditEn } from './running/audit-en.ts';
import { demoEn } from './running/demo-en.ts';
import { runningEn } from './running/running-en.ts';
import { serveEn } from './serve-en.ts';
import { settleEn } from './settle-en.ts';
import { simulateEn } from './simulate-en.ts';
import { marginEn } from './suppliers/margin-en.ts';
import { supplierEn } from './suppliers/supplier-en.ts';
import { verdictsEn } from './verdicts-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;

export const en = {
  help: helpEn,
  ...verdictsEn,
  ...auditEn,
  ...demoEn,
  ...diffEn,
  ...marginEn,
  ...serveEn,
  ...runningEn,
  ...settleEn,
  ...simulateEn,
  ...supplierEn,
  defect: (id: string) =>
    `leeway: something is wrong in Leeway itself (defect ${id}). Your files are untouched.\n` +
    'Run the same command with LEEWAY_DEBUG=1 to see where, and report it with this id.',
  wrong: {
    lang: (word: string) => `--lang ${word}: Leeway speaks fr (French) and en (English)`,
    unknownOption: (flag: string, near: string | null) =>
      `unknown option ${flag}${near === null ? '' : `; did you mean ${near}?`}`,
    unknownCommand: (word: string, near: string | null) =>
      `unknown command ${word}${near === null ? '' : `; did you mean ${near}?`}`,
    missingArgument: (name: string) => `<${name}> is missing`,
    missingValue: (flags: string) => `a value is missing after ${flags}`,
    missingOption: (flag: string) => `${flag} is missing`,
    tooManyArguments: () => 'too many arguments',
    notOneOf: (flag: string, word: string, allowed: string) => `${flag} ${word}: only ${allowed} is known here`,
    notAnInstant: (flag: string, word: string) =>
      `${flag} ${word}: neither a date (2026-03-31) nor an instant (2026-03-31T18:00:00Z)`,
    fromAfterTo: (from: string, to: string) => `--from ${from} is not before --to ${to}`,
    beyondHorizon: (flag: string, word: string) => `${flag} ${word}: Leeway answers from 1900 to 2200`,
    severalZones: (flag: string, word: string, zones: string) =>
      `${flag} ${word} is a date, and the agreements have several time zones (${zones}); give an instant instead`,
    unknownCustomer: (word: string, near: string | null, known: string) =>
      `--for ${word}: no agreement names this customer${near === null ? '' : `; did you mean ${near}?`} (customer, for every customer${known === '' ? '' : `; or one of ${known}`})`,
    seeHelp: (command: string) => `See: leeway ${command}--help`,
    noFile: (file: string) => `${file}: no such file`,
    isFolder: (file: string) => `${file} is a folder; a file is needed here`,
    notAllowed: (file: string) => `${file}: reading it is not allowed to this user`,
    notReadable: (file: string, why: string) => `${file} can not be read (${why})`,
    notWritable: (file: string, why: string) => `${file} can not be written (${why})`,
    noInput: (why: string) => `standard input can not be read (${why})`,
    twiceStdin: () => 'standard input (-) can be read only once',
    nothingToCheck: (folder: string) => `${folder} holds no agreement (no .yaml, .yml or .json file)`,
  },
  calendar: {
    reading: () => 'Reading operations from the keyboard, one per line; Ctrl-D ends. (leeway calendar --help)',
    open: () => 'open',
    closed: () => 'closed',
    never: () => 'does not open again before the horizon (20 years)',
    error: (message: string, code: string) => `error: ${message} (${code})`,
    tooLong: (limit: string) => `this line is longer than ${limit}`,
    notJson: (start: string) => `not JSON: ${start}; a line is one whole JSON object`,
    tooDeep: (levels: number) => `nested more than ${integer(levels, 'en')} levels deep`,
    notUtf8: () => 'this line is not valid UTF-8',
    line: (number: number) => `line ${integer(number, 'en')}`,
  },
  check: {
    level: { error: 'error', warning: 'warning', info: 'note' },
    help: (text: string) => `help: ${text}`,
    fine: (file: string, ref: string, commitments: number, warnings: number) =>
      `${file}: ${ref}, ${count(commitments, 'commitment', 'commitments')}${warnings === 0 ? '' : `, ${count(warnings, 'warning', 'warnings')}`}`,
    broken: (file: string, errors: number, warnings: number) =>
      `${file}: ${count(errors, 'error', 'errors')}${warnings === 0 ? '' : `, ${count(warnings, 'warning', 'warnings')}`}`,
    passedOver: (files: readonly string[]) => `Not agreements, passed over: ${files.join(', ')}`,
    summary: (files: number, errors: number, warnings: number) =>
      `${count(files, 'file', 'files')} read: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}.`,
  },
  source: {
    title: (agreement: string, file: string) => `What ${file} can show of ${agreement}`,
    starts: () => 'starts',
    pauses: () => 'pauses',
    stops: () => 'stops',
    runsThrough: () => 'runs on',
    never: () => 'never',
    notMeasurable: () => 'can not be measured',
    lacks: (types: string) => `nothing; it would need ${types}`,
    summary: (measurable: number, all: number) =>
      `${integer(measurable, 'en')} of ${count(all, 'commitment', 'commitments')} can be measured from this source.`,
  },
  importing: {
    jsonNeedsOut: () => '--json prints the summary on standard output; say with --out where the events go',
    rows: (rows: number) => `${count(rows, 'row', 'rows')} read`,
    summary: (rows: number, tickets: number, events: number, out: string | null) =>
      `${count(rows, 'row', 'rows')}, ${count(tickets, 'ticket', 'tickets')}, ${count(events, 'event', 'events')}${out === null ? '' : ` in ${out}`}`,
    span: (from: string, to: string) => `from ${from} to ${to} (UTC)`,
    type: 'Event',
    events: 'Number',
    outOfOrder: (n: number) =>
      `${count(n, 'row stood', 'rows stood')} before an earlier one of its ticket; rows were put in the order of their instants.`,
    skipped: (n: number) =>
      `${count(n, 'time', 'times')} did not exist (clocks went forward); the first instant after was taken.`,
    twice: (n: number) => `${count(n, 'time', 'times')} occurred twice (clocks went back); the first was taken.`,
    noneRejected: () => '✓ every row was read',
    rejected: (n: number, file: string | null) =>
      `✗ ${count(n, 'row was', 'rows were')} rejected${file === null ? '; --rejects FILE keeps them' : `, kept in ${file}`}`,
  },
};
