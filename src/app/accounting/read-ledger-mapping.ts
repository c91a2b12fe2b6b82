import { nearestName } from '../../core/event/index.ts';
import {
  diagnosticsOf,
  type Located,
  type LocatedMap,
  lineAndColumn,
  parseText,
  type SourceText,
} from '../../language/index.ts';
import { type Told, toldOfText } from '../diagnostic.ts';
import { choiceAt, entryAt, mapOf, onlyKeys, type Tell, textAt, textOf } from '../mapping/node.ts';
import { mappingProblemText } from '../mapping/problem-text.ts';
import {
  LEDGER_DATES,
  LEDGER_FIELDS,
  LEDGER_KINDS,
  LEDGER_SEPARATORS,
  type LedgerColumn,
  type LedgerField,
  type LedgerKind,
  type LedgerMapping,
} from './ledger-mapping.ts';

/** A mapping (null when an error stands among the diagnostics), and all that is to say about its text. */
export interface ReadLedgerMapping {
  readonly mapping: LedgerMapping | null;
  readonly diagnostics: readonly Told[];
}

const KEYS = ['ledger', 'separator', 'decimal', 'dates', 'rows', 'byteOrderMark', 'accounts', 'columns'];
const SEE = {
  en: 'see accounts.yaml in examples/settlement',
  fr: 'voyez accounts.yaml dans examples/settlement',
};

/**
 * Reads a mapping of columns (YAML): which column of the table holds which field of a line. All mistakes are told at once,
 * with line, column and a way out. docs/guides/settle.md describes the keys.
 */
export function readLedgerMapping(source: SourceText): ReadLedgerMapping {
  const { root, problems } = parseText(source);
  const diagnostics: Told[] = diagnosticsOf(problems).map(toldOfText);
  const tell: Tell = (problem, at) => {
    const said = mappingProblemText(problem);
    const help = problem.kind === 'wrongKind' ? SEE : said.help;
    diagnostics.push({ ...said, help, file: source.file, ...lineAndColumn(source, at) });
  };
  const mapping = root === null ? null : mappingOf(root, tell);
  const failed = diagnostics.some(({ level }) => level === 'error');
  return { mapping: failed ? null : mapping, diagnostics };
}

function mappingOf(root: Located, tell: Tell): LedgerMapping | null {
  const map = mapOf(root, 'ledger', tell);
  if (map === null) return null;
  onlyKeys(map, KEYS, tell);
  entryAt(map, 'ledger', true, tell);
  choiceAt(map, 'ledger', ['1'], tell);
  return {
    separator: choiceAt(map, 'separator', LEDGER_SEPARATORS, tell),
    decimal: choiceAt(map, 'decimal', [',', '.'], tell),
    dates: choiceAt(map, 'dates', LEDGER_DATES, tell),
    rows: choiceAt(map, 'rows', ['final', 'all'], tell),
    byteOrderMark: choiceAt(map, 'byteOrderMark', ['false', 'true'], tell) === 'true',
    accounts: accountsOf(map, tell),
    columns: columnsOf(map, tell),
  };
}

function accountsOf(map: LocatedMap, tell: Tell): LedgerMapping['accounts'] {
  const entry = entryAt(map, 'accounts', false, tell);
  const accounts = entry === null ? null : mapOf(entry.value, 'accounts', tell);
  if (accounts === null) return new Map();
  onlyKeys(accounts, LEDGER_KINDS, tell);
  return new Map(
    LEDGER_KINDS.flatMap((kind): readonly (readonly [LedgerKind, string])[] => {
      const account = textAt(accounts, kind, false, tell);
      return account === null ? [] : [[kind, account]];
    }),
  );
}

/** `columns`: by title, in their order; each the name of a field, or `{ text: … }`. */
function columnsOf(map: LocatedMap, tell: Tell): readonly LedgerColumn[] {
  const entry = entryAt(map, 'columns', true, tell);
  const columns = entry === null ? null : mapOf(entry.value, 'columns', tell);
  if (columns?.entries.length === 0) tell({ kind: 'missingKey', key: 'columns' }, columns.place.from);
  return (columns?.entries ?? []).flatMap(({ key, value }): readonly LedgerColumn[] => {
    if (value.kind === 'map') {
      onlyKeys(value, ['text'], tell);
      return [{ title: key, holds: { text: textAt(value, 'text', true, tell) ?? '' } }];
    }
    const field = fieldOf(value, key, tell);
    return field === null ? [] : [{ title: key, holds: { field } }];
  });
}

function fieldOf(value: Located, key: string, tell: Tell): LedgerField | null {
  const found = textOf(value, key, tell);
  const field = LEDGER_FIELDS.find((one) => one === found) ?? null;
  if (field === null && found !== null) {
    const nearest = nearestName(found, LEDGER_FIELDS);
    tell({ kind: 'unknownChoice', key, found, choices: LEDGER_FIELDS, nearest }, value.place.from);
  }
  return field;
}
