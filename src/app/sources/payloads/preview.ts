import type { Actor } from '../../access/actor.ts';
import type { Payload, Store } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, type Refusal, refusal } from '../../refusal.ts';
import { oneSource } from '../manage/put-source.ts';
import { badMapping } from '../manage/refusals.ts';
import type { MappedFact } from '../mapping/facts-of.ts';
import type { PayloadProblem } from '../mapping/fault-words.ts';
import type { SourceMapping } from '../mapping/source-mapping.ts';
import { actorOfSource, type SourcePorts } from '../ports.ts';
import { faultsOf, warningsOf, wouldBe } from './judge-fact.ts';
import { namesOf, type OutcomeEvent } from './outcome.ts';
import { findIn, mappingIn } from './read-kept.ts';

/** What a mapping is tried on; nothing of it is kept. */
export interface PreviewWanted {
  readonly source: string;
  /** Null: the source's draft, or the mapping in use where there is none. */
  readonly mapping: string | null;
  /** Ids of payloads; null: its samples, or its latest payloads where there are none. */
  readonly payloads: readonly string[] | null;
  /** One that was never sent; null: none. */
  readonly example: Pick<Payload, 'contentType' | 'body'> | null;
  readonly lang: Lang;
}

/** What one payload would give. */
export interface Previewed {
  /** Null: the example. */
  readonly payload: string | null;
  readonly events: readonly (OutcomeEvent & { readonly value: MappedFact['value'] })[];
  readonly skipped: number;
  readonly problems: readonly PayloadProblem[];
}

/** What no payload gave anything for, though the mapping asks for it. */
export interface Unfilled {
  readonly entry: number;
  readonly field: string;
  readonly line: number;
}

export interface Preview {
  readonly payloads: readonly Previewed[];
  /** How many were not tried, for the others took too long. */
  readonly notTried: number;
  /** Fields that were empty in every event of their entry: most often a name that is not in the payloads. */
  readonly unfilled: readonly Unfilled[];
}

const MOST = 50;
const USUAL = 20;
/** A mapping that hangs takes a second and a half of each: whoever asks is not kept waiting for all of them. */
const LONGEST_MS = 15_000;

/** Tries a mapping on payloads that came, and tells what would be new, known, different or refused. Nothing is kept. */
export async function previewMapping(
  wanted: PreviewWanted,
  actor: Actor,
  ports: SourcePorts,
): Promise<Preview | Refusal> {
  const source = await oneSource(wanted.source, actor, ports);
  if (isRefusal(source)) return source;
  const text = wanted.mapping ?? source.draft ?? source.mapping;
  const { mapping, diagnostics } = mappingIn(text);
  if (mapping === null) return badMapping(diagnostics, '/mapping', wanted.lang);
  const tried = await payloadsFor(wanted, ports);
  if (isRefusal(tried)) return tried;
  const payloads: Previewed[] = [];
  const facts: MappedFact[] = [];
  const endsAt = performance.now() + LONGEST_MS;
  for (const payload of tried) {
    if (performance.now() > endsAt) break;
    const found = await findIn(text, source.id, payload, ports);
    if (found === null) return tooBusy();
    facts.push(...found.facts);
    const seen = await seenAs(found.facts, mapping, source.id, ports);
    const problems = [...found.problems, ...seen.problems];
    payloads.push({ payload: payload.id, events: seen.events, skipped: found.skipped, problems });
  }
  return { payloads, notTried: tried.length - payloads.length, unfilled: unfilledIn(mapping, facts) };
}

type Tried = Pick<Payload, 'receivedAt' | 'contentType' | 'body'> & { readonly id: string | null };

async function payloadsFor(wanted: PreviewWanted, { store, now }: SourcePorts): Promise<readonly Tried[] | Refusal> {
  const { source, payloads: ids, example, lang } = wanted;
  if (example !== null) return [{ ...example, id: null, receivedAt: now() }];
  if (ids === null) {
    const samples = await store.payloads({ source, isSample: true }, null, MOST);
    return samples.length > 0 ? samples : await store.payloads({ source }, null, USUAL);
  }
  const found: Payload[] = [];
  for (const [index, id] of ids.slice(0, MOST).entries()) {
    const payload = await store.payload(source, id);
    if (payload === null) {
      const what = { fr: `Envoi « ${id} » : introuvable.`, en: `Payload “${id}”: not found.` };
      return badField(`/payloads/${index}`, 'unknownPayload', what, null, lang);
    }
    found.push(payload);
  }
  return found;
}

async function seenAs(
  facts: readonly MappedFact[],
  mapping: SourceMapping,
  source: string,
  { store, now }: { readonly store: Store; readonly now: () => number },
): Promise<Pick<Previewed, 'events' | 'problems'>> {
  const actor = actorOfSource({ id: source });
  const events: Previewed['events'][number][] = [];
  const problems: PayloadProblem[] = [];
  for (const fact of facts) {
    const { value, entry, thing } = fact;
    const faults = faultsOf(fact, mapping, actor, now());
    const result = faults.length > 0 ? 'refused' : await wouldBe(fact, source, store);
    if (result === 'refused') problems.push(...faults);
    else problems.push(...warningsOf(fact, mapping, result));
    events.push({ ...namesOf(value), result, entry, thing, value });
  }
  return { events, problems };
}

function unfilledIn({ events }: SourceMapping, facts: readonly MappedFact[]): readonly Unfilled[] {
  return events.flatMap(({ fields }, entry) => {
    const own = facts.filter((fact) => fact.entry === entry);
    if (own.length === 0) return [];
    return [...fields].flatMap(([name, { line }]) => {
      const isFilled = own.some((fact) => isGiven(fact, name));
      return isFilled ? [] : [{ entry, field: name, line }];
    });
  });
}

function isGiven({ value, isTimeOfReceipt }: MappedFact, name: string): boolean {
  if (name === 'time') return !isTimeOfReceipt;
  if (!name.startsWith('data.')) return value[name] !== undefined;
  return (value['data'] as { readonly [field: string]: unknown })[name.slice('data.'.length)] !== undefined;
}

function tooBusy(): Refusal {
  return refusal(
    'tooMany',
    { fr: 'Trop d’envois attendent d’être lus.', en: 'Too many payloads wait to be read.' },
    { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  );
}
