import type { Agreement } from '../../core/agreement/index.ts';
import type { LocalDate } from '../../core/time/index.ts';
import { promises, type SaidPromise } from '../../document/index.ts';
import type { AgreementReading, Diagnostic, PlainAgreement } from '../../language/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { type Told, toldOfText } from '../diagnostic.ts';
import { type Lang, notAllowed, type Refusal } from '../refusal.ts';
import { basesAmong, withHolidays } from '../register/agreements/read-published.ts';
import type { RegisterPorts } from '../register/index.ts';

/** A diagnostic with where it ends, so that a screen can underline it. Lines and columns from 1, the end excluded. */
export interface ToldSpan extends Told {
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a text promises, in short. */
export interface DraftSummary {
  readonly agreement: string;
  readonly version: number;
  readonly kind: Agreement['kind'];
  readonly title: string;
  /** The customer, or of what a supplier promises, the supplier; null: nobody is named. */
  readonly party: string | null;
  readonly extends: string | null;
  readonly effective: LocalDate;
  /** Last day of the term; null: it has no end. */
  readonly until: LocalDate | null;
  readonly renews: boolean;
  readonly promises: readonly SaidPromise[];
  readonly remedies: number;
}

/** What there is to say about a text that nobody has published. */
export interface DraftChecked {
  /** Null as long as the text has an error. */
  readonly summary: DraftSummary | null;
  readonly diagnostics: readonly ToldSpan[];
}

/**
 * Reads a text as somebody writes it: all that is wrong with it, and in short what it promises. Nothing is kept, and what
 * else is published is not looked at, but for a base it extends. Whoever may publish may ask, for a base can be any
 * published agreement, with what is ours alone.
 */
export async function checkDraft(
  text: string,
  lang: Lang,
  actor: Actor,
  ports: RegisterPorts,
): Promise<DraftChecked | Refusal> {
  if (!may(actor, 'agreements:write')) return mayNotWrite();
  const { plain: _plain, ...checked } = await checkText(text, lang, ports);
  return checked;
}

/** The same for a text of this program, with what it says. */
export async function checkText(
  text: string,
  lang: Lang,
  ports: RegisterPorts,
): Promise<DraftChecked & { readonly plain: PlainAgreement | null }> {
  let isAsked = false;
  const shipped = (ref: string) => {
    const found = ports.bases(ref);
    isAsked ||= found === null;
    return found;
  };
  const read = (resolve: (ref: string) => string | null) =>
    withHolidays(ports, (readText) => readText(text, FILE, resolve));
  let reading = await read(shipped);
  // Only a text that builds on something else than what comes with the program asks what is published.
  if (isAsked) reading = await read(basesAmong(await ports.store.publishedVersions(), ports.bases));
  const { agreement, plain, diagnostics } = reading;
  return { summary: summaryOf(reading, lang), diagnostics: diagnostics.map(toldSpan), plain: agreement && plain };
}

const FILE = 'agreement.yaml';

function toldSpan(diagnostic: Diagnostic): ToldSpan {
  const { endLine, endColumn } = diagnostic;
  return { ...toldOfText(diagnostic), endLine, endColumn };
}

function summaryOf({ agreement }: AgreementReading, lang: Lang): DraftSummary | null {
  if (agreement === null) return null;
  const { term, parties } = agreement;
  const party = agreement.kind === 'underpinning' ? parties['supplier'] : parties['customer'];
  return {
    agreement: agreement.id,
    version: agreement.version,
    kind: agreement.kind,
    title: agreement.title[lang],
    party: party?.name ?? null,
    extends: agreement.extends,
    effective: agreement.effectiveFrom,
    until: term.to,
    renews: term.renewal === 'tacit',
    promises: promises(agreement, lang),
    remedies: agreement.commercial.remedies.length,
  };
}

export function mayNotWrite(): Refusal {
  return notAllowed('Rédiger un contrat ne vous est pas permis.', 'You may not write agreements.');
}
