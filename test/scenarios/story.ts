import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Any JSON value as a story writes it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What a story says must come out; every list names only what it cares for. */
export interface Expected {
  /** No other clocks may exist than those listed, and no other `noCommitment`. */
  readonly only?: boolean;
  readonly clocks?: readonly JsonObject[];
  readonly noCommitment?: readonly JsonObject[];
  readonly objectives?: readonly JsonObject[];
  /** Rows that must not be there. */
  readonly noObjectives?: readonly JsonObject[];
  readonly availability?: readonly JsonObject[];
  readonly credits?: readonly JsonObject[];
  /** Credits that must not be there. */
  readonly noCredits?: readonly JsonObject[];
  readonly bonuses?: readonly JsonObject[];
  readonly noBonuses?: readonly JsonObject[];
  /** Statements of a period, each of an `agreement` and a `month`, as of the story's instant or its own `asOf`. */
  readonly statement?: readonly JsonObject[];
  readonly alerts?: readonly JsonObject[];
  /** Alerts that must not be there. */
  readonly noAlerts?: readonly JsonObject[];
  /** Texts (a ticket, an event's id) that a diagnostic must name. */
  readonly diagnosed?: readonly string[];
  /** Ids of events that the reader must refuse. */
  readonly setAside?: readonly string[];
}

/** One story: facts, agreements, an instant, and what a reader who does the sums by hand must get. */
export interface Story {
  readonly path: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly agreements: readonly JsonObject[];
  readonly events: readonly JsonObject[];
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly expect: Expected;
  readonly why: string;
}

const ROOT = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Every story of `scenarios/`, by path, with bases merged and short events written out. */
export function readStories(): readonly Story[] {
  const themes = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return themes
    .flatMap(({ name }) => (name === 'bases' ? [] : filesOf(name)))
    .sort()
    .map(readStory);
}

function filesOf(theme: string): readonly string[] {
  return readdirSync(`${ROOT}${theme}`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${theme}/${file}`);
}

function readStory(path: string): Story {
  // With merge keys a second version of an agreement says only what it changes.
  const raw = parse(readFileSync(`${ROOT}${path}`, 'utf8'), { merge: true }) as JsonObject;
  const events = raw['events'] as readonly Json[];
  return {
    path,
    title: raw['title'] as string,
    covers: (raw['covers'] ?? []) as readonly string[],
    agreements: (raw['agreements'] as readonly JsonObject[]).map((agreement) => merged(agreement, path)),
    events: events.map((event, index) => spelledOut(event, index)),
    asOf: raw['asOf'] as string,
    knownAt: (raw['knownAt'] ?? null) as string | null,
    from: (raw['from'] ?? null) as string | null,
    to: (raw['to'] ?? null) as string | null,
    expect: raw['expect'] as Expected,
    why: (raw['why'] ?? '') as string,
  };
}

/** An agreement with its base below it: section by section, the story's own keys win. */
function merged(agreement: JsonObject, path: string): JsonObject {
  const { base, ...own } = agreement;
  if (typeof base !== 'string') return own;
  const file = `${ROOT}bases/${base}.yaml`;
  if (!existsSync(file)) throw new Error(`${path}: there is no base "${base}" in scenarios/bases`);
  const result: { [key: string]: Json } = { ...(parse(readFileSync(file, 'utf8')) as JsonObject) };
  for (const [key, value] of Object.entries(own)) {
    const below = result[key];
    // `term` and `parties` say one thing together; half a base's term under a story's own would be a third thing.
    const whole = key === 'term' || key === 'parties';
    result[key] = !whole && isObject(below) && isObject(value) ? { ...below, ...value } : value;
  }
  return result;
}

/** `[type, subject, time, data, envelope]` as the event of FORMAT 2 that it stands for. */
function spelledOut(event: Json, index: number): JsonObject {
  const envelope = { specversion: '1.0', id: `e${index + 1}`, source: 'helpdesk' };
  if (isObject(event)) return { ...envelope, ...event };
  const [type, subject, time, data, more] = event as readonly Json[];
  return { ...envelope, type, subject, time, data: data ?? {}, ...(isObject(more) ? more : {}) } as JsonObject;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
