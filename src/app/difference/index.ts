// What changed between two versions of an agreement, with the suppliers' cover it loses, and what each version would
// have cost in a year of past events? Takes readings of texts and paths of events; gives figures and diagnostics. Knows
// nothing of how it is put to a reader.
export { compareVersions } from './compare-versions.ts';
export { type ExposureFound, exposureOfVersions } from './exposure-of-versions.ts';
