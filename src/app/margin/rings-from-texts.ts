import { ringFrom } from '../../core/margin/index.ts';
import { type AgreementReading, ringDiagnostics } from '../../language/index.ts';
import { type Told, toldOfText } from '../diagnostic.ts';

/** The agreements among these that stand on each other in a ring, each ring told once, where it is written. */
export function ringsFromTexts(readings: readonly AgreementReading[]): readonly Told[] {
  const agreements = readings.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  const rings = new Map<string, readonly string[]>();
  for (const start of agreements) {
    const ring = ringFrom(start, agreements);
    if (ring === null) continue;
    // From wherever it is reached, a ring has the same members.
    const members = JSON.stringify([...new Set(ring)].sort());
    if (!rings.has(members)) rings.set(members, ring);
  }
  return [...rings.values()].flatMap((ring) => ringDiagnostics(readings, ring)).map(toldOfText);
}
