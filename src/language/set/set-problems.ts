import type { Agreement, Dependency } from '../../core/agreement/index.ts';
import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Facts } from '../diagnostics/problem.ts';
import type { Path } from '../source/located.ts';
import { tieOf } from './tie.ts';

/** Something wrong between agreements: in which of them (by position in the set), where, and beside which other place. */
export interface SetProblem {
  readonly name: DiagnosticName;
  readonly at: number;
  readonly path: Path;
  readonly facts: Facts;
  readonly other?: { readonly at: number; readonly path: Path };
}

/** Versions, ties and suppliers of a set of agreements. */
export function setProblems(agreements: readonly Agreement[]): readonly SetProblem[] {
  return [...versionProblems(agreements), ...tieProblems(agreements), ...supplierProblems(agreements)];
}

function versionProblems(agreements: readonly Agreement[]): readonly SetProblem[] {
  return pairs(agreements).flatMap(([at, beside]): SetProblem[] => {
    const [a, b] = [agreements[at], agreements[beside]];
    if (a === undefined || b === undefined || a.id !== b.id) return [];
    const other = { at, path: ['version'] };
    if (a.version === b.version) {
      return [{ name: 'versionTwice', at: beside, path: ['version'], facts: { ref: b.ref }, other }];
    }
    if (a.kind !== b.kind) {
      const facts = { ref: b.ref, kind: b.kind, earlier: a.ref, earlierKind: a.kind };
      return [{ name: 'kindChanges', at: beside, path: ['kind'], facts, other }];
    }
    const [earlier, later] = a.version < b.version ? [a, b] : [b, a];
    if (later.effectiveAt > earlier.effectiveAt) return [];
    const [laterAt, earlierAt] = later === b ? [beside, at] : [at, beside];
    const facts = {
      ref: later.ref,
      date: later.effectiveFrom,
      earlier: earlier.ref,
      earlierDate: earlier.effectiveFrom,
    };
    const place = { at: earlierAt, path: ['effective'] };
    return [{ name: 'versionsOutOfOrder', at: laterAt, path: ['effective'], facts, other: place }];
  });
}

function tieProblems(agreements: readonly Agreement[]): readonly SetProblem[] {
  return pairs(agreements).flatMap(([at, beside]): SetProblem[] => {
    const [a, b] = [agreements[at], agreements[beside]];
    if (a === undefined || b === undefined) return [];
    const tie = tieOf(a, b, agreements);
    if (tie === null) return [];
    const facts = { agreement: b.ref, target: tie.ofSecond.id, other: a.ref, otherTarget: tie.ofFirst.id };
    const path = ['targets', tie.ofSecond.id];
    return [{ name: 'agreementsTie', at: beside, path, facts, other: { at, path: ['targets', tie.ofFirst.id] } }];
  });
}

/** Only when suppliers' agreements were given can one of them be missing. */
function supplierProblems(agreements: readonly Agreement[]): readonly SetProblem[] {
  if (!agreements.some(({ kind }) => kind === 'underpinning')) return [];
  // One of our own teams may stand under a service as a supplier does.
  const suppliers = new Set(agreements.flatMap(({ kind, id }) => (kind === 'sla' ? [] : [id])));
  return agreements.flatMap((agreement, at) =>
    Object.entries(agreement.services).flatMap(([service, { dependsOn }]) =>
      idsOf(dependsOn)
        .filter((id) => !suppliers.has(id))
        .map(
          (id): SetProblem => ({
            name: 'dependencyUnknown',
            at,
            path: ['services', service, 'dependsOn'],
            facts: { service, id },
          }),
        ),
    ),
  );
}

function idsOf(dependency: Dependency | null): readonly string[] {
  if (dependency === null) return [];
  return dependency.kind === 'agreement' ? [dependency.id] : dependency.of.flatMap(idsOf);
}

function pairs(items: readonly unknown[]): readonly (readonly [number, number])[] {
  return items.flatMap((_, first) => items.slice(first + 1).map((__, offset) => [first, first + 1 + offset] as const));
}
