import type { Agreement } from '../core/agreement/index.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostics/diagnostic.ts';
import type { Problem } from './diagnostics/problem.ts';
import { type AgreementReading, type ReadOptions, readAgreement } from './read-agreement.ts';
import { setProblems } from './set/set-problems.ts';
import { type LocatedMap, placeOf } from './source/located.ts';

export interface AgreementText {
  readonly file: string;
  readonly text: string;
}

export interface AgreementsReading {
  /** One for each text, in the order given; `diagnostics` are its own. */
  readonly readings: readonly AgreementReading[];
  /** The agreements that could be read, in the order given. Empty when the set as a whole has an error. */
  readonly agreements: readonly Agreement[];
  /** Those of every text, then those of the set: ties, versions given twice or out of order, suppliers not given. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads several agreements, each as `readAgreement` does, and checks that they can stand side by side. */
export function readAgreements(
  texts: readonly AgreementText[],
  options: Omit<ReadOptions, 'file'> = {},
): AgreementsReading {
  const readings = texts.map(({ file, text }) => readAgreement(text, { ...options, file }));
  const ofSet = setDiagnostics(readings);
  const failed = ofSet.some(({ level }) => level === 'error');
  return {
    readings,
    agreements: failed ? [] : readings.flatMap(({ agreement }) => (agreement === null ? [] : [agreement])),
    diagnostics: [...readings.flatMap(({ diagnostics }) => diagnostics), ...ofSet],
  };
}

/**
 * What is wrong between agreements that were read one by one; those with errors of their own are passed over. Where each
 * value stands (`root`) is asked only of those of which there is something to tell.
 * @param about only what concerns this one of them; missing: everything
 */
export function setDiagnostics(readings: readonly AgreementReading[], about?: AgreementReading): readonly Diagnostic[] {
  const members = readings.filter(({ agreement }) => agreement !== null);
  const isAsked = (at: number) => about === undefined || members[at] === about;
  const problems = setProblems(members.map(({ agreement }) => agreement as Agreement))
    .filter(({ at, other }) => isAsked(at) || (other !== undefined && isAsked(other.at)))
    .map(({ name, at, path, facts, other }): Problem => {
      const related = other === undefined ? [] : [placeOf(rootAmong(members, other.at), other.path, 'key')];
      return { name, place: placeOf(rootAmong(members, at), path, 'key'), facts, related };
    });
  return diagnosticsOf(problems);
}

function rootAmong(members: readonly AgreementReading[], at: number): LocatedMap {
  const root = members[at]?.root;
  if (root == null) throw new TypeError('a problem of no member of the set');
  return root;
}
