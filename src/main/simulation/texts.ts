import { type Told, toldOfText } from '../../app/diagnostic.ts';
import type { SimulationAsked } from '../../app/ports/index.ts';
import type { SimulationProblem } from '../../app/simulations/index.ts';
import type { Agreement, Dependency } from '../../core/agreement/index.ts';
import type { HolidaySource } from '../../core/calendar/index.ts';
import { type AgreementReading, readAgreement } from '../../language/index.ts';

/** What reading texts asks of the outside. */
export interface TextsAsked {
  /** A published text: of `boreal-or@3`, or of an id the version in force; null: there is none. */
  readonly text: (ref: string) => Promise<{ readonly ref: string; readonly text: string } | null>;
  /** What comes with the program to be extended. */
  readonly bases: (ref: string) => string | null;
  readonly holidays: () => Promise<HolidaySource>;
}

/** An agreement that was read with what there is to say of it, or why it can not be. */
export type Read =
  | { readonly kind: 'read'; readonly agreement: Agreement; readonly told: readonly Told[] }
  | { readonly kind: 'not'; readonly problem: SimulationProblem };

export interface Texts {
  readonly draft: (draft: SimulationAsked['draft']) => Promise<Read>;
  readonly published: (ref: string) => Promise<Read>;
  /** The published agreements in force that this one stands on, and those that they stand on. */
  readonly suppliersOf: (agreement: Agreement) => Promise<readonly Agreement[]>;
}

/** What a draft is called among its diagnostics. */
const DRAFT = 'draft.yaml';
/** Bases may extend others in turn; more than so many are none. */
const MOST_BASES = 20;

export function openTexts(asked: TextsAsked): Texts {
  const read = async (text: string, file: string): Promise<Read> => {
    const { agreement, diagnostics } = await reading(text, file, asked);
    const told = diagnostics.map(toldOfText);
    if (agreement === null) return { kind: 'not', problem: { kind: 'notReadable', file, told } };
    return { kind: 'read', agreement, told };
  };
  const published = async (ref: string): Promise<Read> => {
    const found = await asked.text(ref);
    return found === null ? { kind: 'not', problem: { kind: 'notPublished', ref } } : await read(found.text, found.ref);
  };
  return {
    draft: (draft) => ('text' in draft ? read(draft.text, DRAFT) : published(`${draft.agreement}@${draft.version}`)),
    published,
    suppliersOf: async (agreement) => {
      const found = new Map<string, Agreement | null>([[agreement.id, null]]);
      const waiting = standsOn(agreement);
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (found.has(id)) continue;
        const supplier = await published(id);
        found.set(id, supplier.kind === 'read' ? supplier.agreement : null);
        if (supplier.kind === 'read') waiting.push(...standsOn(supplier.agreement));
      }
      return [...found.values()].flatMap((one) => (one === null || one.kind === 'sla' ? [] : [one]));
    },
  };
}

/** Reads a text as often as it asks for bases that are not there yet: what it extends is published, or comes along. */
async function reading(text: string, file: string, { text: published, bases, holidays }: TextsAsked) {
  const known = new Map<string, string | null>();
  let source: HolidaySource | null = null;
  for (;;) {
    const missing = new Set<string>();
    let isHolidayMissing = false;
    const found: AgreementReading = readAgreement(text, {
      file,
      holidays: (...place) => {
        isHolidayMissing ||= source === null;
        return source?.(...place) ?? null;
      },
      resolve: (ref) => {
        if (!known.has(ref)) missing.add(ref);
        return known.get(ref) ?? null;
      },
    });
    if (isHolidayMissing) source = await holidays();
    for (const ref of missing) known.set(ref, (await published(ref))?.text ?? bases(ref));
    if ((missing.size === 0 && !isHolidayMissing) || known.size > MOST_BASES) return found;
  }
}

function standsOn({ services }: Agreement): string[] {
  return Object.values(services).flatMap(({ dependsOn }) => (dependsOn === null ? [] : idsIn(dependsOn)));
}

function idsIn(dependency: Dependency): readonly string[] {
  return dependency.kind === 'agreement' ? [dependency.id] : dependency.of.flatMap(idsIn);
}
