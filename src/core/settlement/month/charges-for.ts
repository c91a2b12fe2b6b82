import type { Versions } from '../../agreement/index.ts';
import { type ChargeFacts, type Charges, chargesOf } from '../../charge/index.ts';
import type { ChargesOf } from './charges-given.ts';

/** The charges of an agreement as settlement asks for them: from the facts of `charge`, with or without indexation. */
export function chargesFor(versions: Versions, facts: ChargeFacts): ChargesOf<Charges> {
  const asAgreed: Versions = {
    ...versions,
    versions: versions.versions.map((version) => ({
      ...version,
      commercial: { ...version.commercial, indexation: null },
    })),
  };
  return (month, { asOf, revised }) => chargesOf(revised ? versions : asAgreed, month, facts, asOf);
}
