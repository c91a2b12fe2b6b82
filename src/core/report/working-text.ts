import type { Step } from '../money/index.ts';
import type { Language } from './because.ts';
import { stepJson } from './value-json.ts';
import { CHARGE_SENTENCES } from './working/charge-sentences.ts';
import { DUE_SENTENCES } from './working/due-sentences.ts';
import { LIMIT_SENTENCES } from './working/limit-sentences.ts';
import { type Sentence, type Sentences, type Spoken, type StepTelling, spokenOf } from './working/sentence.ts';

export type { NamedSort, StepTelling } from './working/sentence.ts';

/** Ids as they stand, instants in UTC. */
const PLAIN: StepTelling = { zone: 'UTC', nameOf: (_sort, id) => id };

const rounded: Sentence = {
  en: (said) =>
    isUnchanged(said) ? `Amount: ${said.result}` : `Rounded once, half up: ${exact(said)} becomes ${said.result}`,
  fr: (said) =>
    isUnchanged(said)
      ? `Montant\u202f: ${said.result}`
      : `Arrondi une seule fois, au plus proche\u202f: ${exact(said)} devient ${said.result}`,
};

const exact = (said: Spoken) => said.of(said.has('exact') ? 'exact' : 'before');
const isUnchanged = (said: Spoken) => exact(said) === said.result;

/** Every kind of step that charges and settlement make. `tier` is a word of both: of a charge it prices units. */
const SENTENCES: Sentences = { ...DUE_SENTENCES, ...LIMIT_SENTENCES, ...CHARGE_SENTENCES, rounded };

/** The kinds of steps that have a sentence. */
export const STEP_KINDS: readonly string[] = Object.keys(SENTENCES);

/**
 * A step of a working as a sentence that a customer can follow, with its clause: `5% of €1,250.00, because 99.3477% is
 * below 99.9%: €62.50 [remedies.uptime-credit.tiers]`. The evidence is left to whoever shows it. A step of no kind known
 * here is told by its word and its result.
 * @param telling zone of instants, and titles for ids; without it ids stand as they are
 */
export function stepText(step: Step, lang: Language, telling: StepTelling = PLAIN): string {
  const said = spokenOf(step, lang, telling);
  const kind = step.kind === 'tier' && said.has('units') ? 'priceTier' : step.kind;
  const sentence = Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind]?.[lang](said) : undefined;
  return `${sentence ?? `${step.kind}${said.result === '' ? '' : ` ${said.result}`}`}${clauseOf(step)}`;
}

function clauseOf({ clause }: Step): string {
  return clause === null ? '' : ` [${clause}]`;
}

/** The steps of a working as values, each with its sentence. */
export function workingJson(working: readonly Step[], lang: Language, telling: StepTelling = PLAIN) {
  return working.map((step) => ({ ...stepJson(step), because: stepText(step, lang, telling) }));
}
