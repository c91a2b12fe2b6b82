import { nearestName } from '../../../core/event/index.ts';
import { CONFIG_KEYS, type Config, type ConfigKey } from './config.ts';
import type { Env, Source, Variable, Words } from './variable.ts';
import { VARIABLES } from './variables.data.ts';

/** One thing that is wrong with how the program was set up. */
export type ConfigMistake =
  | { readonly kind: 'unknown'; readonly variable: string; readonly near: string | null }
  /** `value` is null where it is a secret. */
  | { readonly kind: 'notAllowed'; readonly variable: string; readonly value: string | null; readonly allowed: Words }
  /** Said directly and by a file. */
  | { readonly kind: 'twice'; readonly variable: string }
  | { readonly kind: 'file'; readonly variable: string; readonly path: string; readonly fault: string }
  /** `variable` means something only together with `needs`. */
  | { readonly kind: 'needs'; readonly variable: string; readonly needs: string };

export interface ConfigReading {
  /** Null when there is a mistake. */
  readonly config: Config | null;
  readonly sources: { readonly [key in ConfigKey]: Source };
  /** All of them, in the order of the table, unknown names last. */
  readonly mistakes: readonly ConfigMistake[];
}

/** Reads a file that a `_FILE` variable names; `fault` is the system's word for why it can not be. */
export type ReadSecretFile = (path: string) => { readonly text: string } | { readonly fault: string };

const FILE = '_FILE';
/** Variables of the build and of the tests: no setting, and no mistake either. */
const OURS = /^LEEWAY_(WARMING|BIN|LAW_RUNS|CALENDARS|MONTHS|MONTHS_FROM|MUTATED_ROOM|WORLDS|WORLDS_FROM|TEST_\w+)$/;
/** `first` means nothing without `second`. */
const TOGETHER: readonly (readonly [ConfigKey, ConfigKey])[] = [
  ['oidcIssuer', 'oidcClientId'],
  ['oidcIssuer', 'url'],
  ['oidcClientId', 'oidcIssuer'],
  ['oidcClientSecret', 'oidcIssuer'],
  ['oidcGroups', 'oidcIssuer'],
  ['smtpUrl', 'mailFrom'],
  ['mailFrom', 'smtpUrl'],
];

/**
 * Reads the environment. Empty values count as not said. Tells all mistakes at once, never the value of a secret.
 */
export function readConfig(env: Env, readFile: ReadSecretFile): ConfigReading {
  const mistakes: ConfigMistake[] = [];
  const values: { [key: string]: unknown } = {};
  const sources: { [key: string]: Source } = {};
  for (const key of CONFIG_KEYS) {
    const variable: Variable<unknown> = VARIABLES[key];
    const said = saidOf(variable, env, readFile, mistakes);
    sources[key] = said.source;
    values[key] = said.text === null ? null : readValue(variable, said.text, mistakes);
  }
  for (const [first, second] of TOGETHER) {
    if (sources[first] !== 'unset' && sources[second] === 'unset')
      mistakes.push({ kind: 'needs', variable: VARIABLES[first].name, needs: VARIABLES[second].name });
  }
  mistakes.push(...unknownNames(env));
  return {
    config: mistakes.length === 0 ? (values as Config) : null,
    sources: sources as ConfigReading['sources'],
    mistakes,
  };
}

function saidOf(
  { name, unset }: Variable<unknown>,
  env: Env,
  readFile: ReadSecretFile,
  mistakes: ConfigMistake[],
): { readonly text: string | null; readonly source: Source } {
  const direct = env[name]?.trim() ?? '';
  const path = env[name + FILE]?.trim() ?? '';
  if (direct !== '' && path !== '') mistakes.push({ kind: 'twice', variable: name });
  if (direct !== '') return { text: direct, source: 'environment' };
  if (path === '') return { text: unset, source: 'unset' };
  const read = readFile(path);
  if ('fault' in read) {
    mistakes.push({ kind: 'file', variable: name + FILE, path, fault: read.fault });
    return { text: null, source: 'file' };
  }
  const text = read.text.trim();
  if (text === '') mistakes.push({ kind: 'file', variable: name + FILE, path, fault: 'EMPTY' });
  return { text: text === '' ? null : text, source: 'file' };
}

function readValue(
  { name, isSecret, allowed, read }: Variable<unknown>,
  text: string,
  mistakes: ConfigMistake[],
): unknown {
  const value = read(text);
  if (value === undefined)
    mistakes.push({ kind: 'notAllowed', variable: name, value: isSecret ? null : text, allowed });
  return value ?? null;
}

function unknownNames(env: Env): readonly ConfigMistake[] {
  const known = CONFIG_KEYS.flatMap((key) => [VARIABLES[key].name, VARIABLES[key].name + FILE]);
  return Object.keys(env)
    .filter((name) => name.startsWith('LEEWAY_') && !known.includes(name) && !OURS.test(name))
    .sort()
    .map((variable) => ({ kind: 'unknown', variable, near: nearestName(variable, known) }));
}
