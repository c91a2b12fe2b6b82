import type { CommandName } from '../commands.ts';
import { diffHelpEn } from './diff-en.ts';
import { auditHelpEn } from './running/audit-en.ts';
import { demoHelpEn } from './running/demo-en.ts';
import { runningHelpEn } from './running/running-en.ts';
import { serveHelpEn } from './serve-en.ts';
import { settleHelpEn } from './settle-en.ts';
import { simulateHelpEn } from './simulate-en.ts';
import { marginHelpEn } from './suppliers/margin-en.ts';
import { supplierHelpEn } from './suppliers/supplier-en.ts';

/** What the help page of one command says. */
export interface CommandHelp {
  readonly summary: string;
  readonly detail: string;
  readonly argument: string;
  /** Options that mean something else here than in other commands. */
  readonly options?: { readonly [name: string]: string };
  readonly examples: readonly { readonly run: string; readonly does: string }[];
  /** What stands after the examples: a table that is made only when somebody reads it. */
  readonly more?: () => string;
}

export interface Help {
  readonly tagline: string;
  /** Commander's titles, by their English spelling. */
  readonly titles: { readonly [title: string]: string };
  readonly examples: string;
  readonly helpOption: string;
  readonly versionOption: string;
  readonly helpCommand: string;
  readonly jsonOption: string;
  readonly langOption: string;
  readonly importing: string;
  readonly auditing: string;
  readonly options: { readonly [name: string]: string };
  readonly commands: { readonly [name in CommandName]: CommandHelp };
}

export const helpEn: Help = {
  tagline: 'Service level agreements you can keep: exact clocks, and the reason for every verdict.',
  titles: { 'Usage:': 'Usage:', 'Options:': 'Options:', 'Commands:': 'Commands:', 'Arguments:': 'Arguments:' },
  examples: 'Examples:',
  helpOption: 'show this help',
  versionOption: 'show the version',
  helpCommand: 'show the help of a command',
  jsonOption: 'answer in JSON on standard output, and print nothing else there',
  langOption: 'language of the answer: fr or en (default: from LC_ALL, LC_MESSAGES or LANG)',
  auditing: 'the record of every decision',
  importing: 'turn an export of another system into events',
  options: {
    source: 'a mapping file: can each commitment be measured from that source?',
    supplier: 'agreements with suppliers and internal ones: files, or folders of them',
    agreement: 'agreement files, one version each (YAML or JSON)',
    events: 'event files (JSON Lines); - reads standard input',
    'as-of': 'the instant to judge at: 2026-03-31T18:00:00Z, or a date (its first instant)',
    'known-at': 'leave out what was learned after this instant (default: all that the files hold counts)',
    from: 'first day, or instant, of the periods to report',
    to: 'day, or instant, at which they end (not included)',
    receipts: 'with --json: how the time was counted, for every clock',
    only: 'objectives: leave out the clocks of single tickets',
    'compare-with': "second opinion: compare with the verdict recorded in this field of the tickets' events",
    'fail-on': 'breach: end with code 1 if a commitment was missed',
    for: 'customer, or a customer’s id: leave out what is ours alone (internal and supplier agreements, alerts, diagnostics)',
    mapping: 'how columns become fields, and states become events (YAML)',
    out: 'write the events here instead of to standard output',
    rejects: 'keep the rows that could not be read here, each with its reason',
  },
  commands: {
    check: {
      summary: 'read agreements and say what is wrong or ambiguous',
      detail:
        'Reads agreements and prints everything that is wrong or ambiguous in them, with its place and a way out.\nEnds with 1 if there is an error, with 0 if there are only warnings.',
      argument: 'agreement files, or folders of them',
      examples: [
        { run: 'leeway check acme.yaml', does: 'read one agreement' },
        { run: 'leeway check contracts/ --lang fr', does: 'read every agreement of a folder, in French' },
        {
          run: 'leeway check acme.yaml --source helpdesk.mapping.yaml',
          does: 'which of its commitments can be measured from that helpdesk?',
        },
        { run: 'leeway check acme.yaml --supplier operator.yaml', does: 'which are tighter than the operator’s?' },
      ],
    },
    evaluate: {
      summary: 'judge events by agreements: kept or missed, and why',
      detail:
        'Judges what happened by what was promised, from files alone. The size of the event files does not matter.',
      argument: '',
      examples: [
        {
          run: 'leeway evaluate --agreement acme.yaml --events march.jsonl --as-of 2026-04-01',
          does: 'the month of March, for a reader',
        },
        {
          run: 'leeway evaluate --agreement *.yaml --events log.jsonl --as-of 2026-04-01 --json --receipts',
          does: 'every clock with the way its time was counted, for a program',
        },
        {
          run: 'leeway evaluate --agreement acme.yaml --events log.jsonl --as-of 2026-04-01 --compare-with made_sla',
          does: "where we and the helpdesk's own figure differ",
        },
      ],
    },
    explain: {
      summary: "show how the time of a ticket's clocks was counted",
      detail:
        "Shows how the time of each of a ticket's clocks was counted: every span with its reason, in sentences and as a bar.",
      argument: 'the ticket, as the events name it',
      examples: [
        {
          run: 'leeway explain INC-1042 --agreement acme.yaml --events march.jsonl --as-of 2026-04-01',
          does: 'why INC-1042 was kept or missed',
        },
      ],
    },
    ...marginHelpEn,
    ...auditHelpEn,
    ...demoHelpEn,
    ...serveHelpEn,
    ...runningHelpEn,
    ...settleHelpEn,
    ...simulateHelpEn,
    ...supplierHelpEn,
    ...diffHelpEn,
    calendar: {
      summary: 'service-hours arithmetic, one operation per line',
      detail:
        'Reads one operation per line (JSON) from standard input and answers each in order.\nOperations: add (from, seconds), between (from, to), isOpen (at), nextOpen (at).\nA bad line answers its error and the rest goes on; the command then ends with 1.',
      argument: '',
      examples: [
        { run: 'leeway calendar --json < ops.jsonl > answers.jsonl', does: 'answer a file of operations' },
        {
          run: `echo '{"id":1,"calendar":{"timeZone":"Europe/Paris","hours":{"mon-fri":["09:00-18:00"]},"holidays":"FR"},"op":"add","from":"2026-04-30T15:00:00Z","seconds":14400}' | leeway calendar`,
          does: 'when are four service hours over, across the 1 May holiday?',
        },
      ],
    },
    'import csv': {
      summary: 'turn a CSV export into events',
      detail:
        'Turns a CSV export into events (JSON Lines), by a small mapping file. Nothing is dropped silently: a row that can not be read is told with its line and kept aside.',
      argument: 'the CSV file',
      examples: [
        {
          run: 'leeway import csv export.csv --mapping helpdesk.mapping.yaml --out events.jsonl --rejects rejected.csv',
          does: 'convert, and keep the rejected rows',
        },
        {
          run: 'leeway import csv export.csv --mapping helpdesk.mapping.yaml | leeway evaluate --agreement acme.yaml --events - --as-of 2026-04-01',
          does: 'convert and judge in one go',
        },
      ],
    },
  },
};
