import { type Payload, type Source, Unavailable } from '../../ports/index.ts';
import { factsOf, type MappedFact } from '../mapping/facts-of.ts';
import { OUR_FAULT, type PayloadProblem } from '../mapping/fault-words.ts';
import { readSourceMapping } from '../mapping/read-source-mapping.ts';
import { planOf, type SourceMapping } from '../mapping/source-mapping.ts';
import { actorOfSource, type PayloadPorts } from '../ports.ts';
import { faultsOf, isSame, warningsOf } from './judge-fact.ts';
import { namesOf, type Outcome, type OutcomeEvent, outcomeOf, stateOf } from './outcome.ts';

/** Mappings as read last, by their texts: a source sends a thousand payloads for each time its mapping changes. */
const read = new Map<string, ReturnType<typeof readSourceMapping>>();
const KEPT = 100;

/** A mapping's text, read; the same object for the same text. */
export function mappingIn(text: string): ReturnType<typeof readSourceMapping> {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= KEPT) read.clear();
  const found = readSourceMapping({ file: 'mapping', text });
  read.set(text, found);
  return found;
}

/** What was found in a payload: events as they would be posted, and what is wrong with others. */
export interface Found {
  readonly mapping: SourceMapping;
  readonly facts: readonly MappedFact[];
  readonly problems: readonly PayloadProblem[];
  readonly skipped: number;
}

/** Reads a payload by a mapping; nothing is kept. Null: too many wait to be read, try again later. */
export async function findIn(
  text: string,
  source: Source['id'],
  payload: Pick<Payload, 'receivedAt' | 'contentType' | 'body'>,
  { runner }: Pick<PayloadPorts, 'runner'>,
): Promise<Found | null> {
  const { mapping } = mappingIn(text);
  // It was read without an error before it was kept.
  if (mapping === null) throw new Error(`the mapping of ${source} has errors`);
  const result = await runner.run(planOf(mapping), payload, source);
  return result.kind === 'busy' ? null : { mapping, ...factsOf(mapping, source, payload.receivedAt, result) };
}

/**
 * Reads a payload that is kept by its source's mapping, hands in what it gives and notes what came of it. Doing so twice,
 * or on two nodes at once, changes nothing. Null: too many wait to be read; it goes on waiting.
 * @throws Unavailable: it goes on waiting
 */
export async function readKept(source: Source, payload: Payload, ports: PayloadPorts): Promise<Outcome | null> {
  const note = async (outcome: Outcome) => {
    const change = { state: stateOf(outcome), readUnder: source.revision, outcome: JSON.stringify(outcome) };
    await ports.store.transact((tx) => tx.notePayload(source.id, payload.id, change));
    return outcome;
  };
  try {
    const found = await findIn(source.mapping, source.id, payload, ports);
    return found === null ? null : await note(await handIn(source, payload, found, ports));
  } catch (error) {
    // What can not be read for a fault of ours stands in nobody's way: it is kept, and can be read again.
    if (!(error instanceof Unavailable)) await note(outcomeOf([], 0, [OUR_FAULT]));
    throw error;
  }
}

async function handIn(source: Source, payload: Payload, found: Found, ports: PayloadPorts): Promise<Outcome> {
  const { mapping, facts, skipped } = found;
  const actor = actorOfSource(source);
  const problems = [...found.problems];
  const results =
    facts.length === 0
      ? []
      : await ports.post.post(
          facts.map(({ value }) => value),
          actor,
          'en',
        );
  const events: OutcomeEvent[] = [];
  for (const [index, fact] of facts.entries()) {
    const given = results[index]?.result ?? 'refused';
    const result = given === 'different' && (await isRepeat(fact, source, ports)) ? 'same' : given;
    const { entry, thing } = fact;
    events.push({ ...namesOf(fact.value), result, entry, thing });
    if (result === 'refused') problems.push(...faultsOf(fact, mapping, actor, payload.receivedAt));
    else problems.push(...warningsOf(fact, mapping, result));
  }
  return outcomeOf(events, skipped, problems);
}

/** What does not know its own time says the same when it is sent again, though it is received later. */
async function isRepeat(fact: MappedFact, { id }: Source, { store }: PayloadPorts): Promise<boolean> {
  if (!fact.isTimeOfReceipt) return false;
  const kept = await store.fact(id, String(fact.value['id']));
  return kept !== null && isSame(fact, kept);
}
