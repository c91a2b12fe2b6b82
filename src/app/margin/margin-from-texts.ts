import type { Agreement } from '../../core/agreement/index.ts';
import { type Margin, marginOf, tighterPromises } from '../../core/margin/index.ts';
import { type AgreementReading, ringDiagnostics, unsupportedDiagnostics } from '../../language/index.ts';
import { type Told, toldOfText } from '../diagnostic.ts';

/** What stands under an agreement's promises, and what there is to say of it at places of the texts. */
export interface MarginFound {
  /** Null when agreements stand on each other in a ring: the error is then among the diagnostics. */
  readonly margin: Margin | null;
  /** A warning for each promise that suppliers do not support by their figures. */
  readonly diagnostics: readonly Told[];
}

/**
 * Compares one agreement with those of its suppliers, all as read; null when its text is no agreement. Suppliers whose
 * texts are none are left out: tell their errors first.
 */
export function marginFromTexts(promise: AgreementReading, suppliers: readonly AgreementReading[]): MarginFound | null {
  if (promise.agreement === null) return null;
  const given = suppliers.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  const margin = marginOf({ promise: promise.agreement, suppliers: given });
  const readings = [promise, ...suppliers];
  if (margin.kind === 'cyclicDependency') {
    return { margin: null, diagnostics: ringDiagnostics(readings, margin.agreements).map(toldOfText) };
  }
  const tighter = tighterPromises(margin);
  const diagnostics = readings.flatMap((each) => unsupportedDiagnostics(each, tighter)).map(toldOfText);
  return { margin, diagnostics };
}

/** Whose promises can stand under ours: suppliers' and our own teams'. A customer's agreement carries nobody. */
export function canCarry({ kind }: Agreement): boolean {
  return kind !== 'sla';
}
