// What changed between two versions of an agreement, with the suppliers' cover it loses, and what each version would
// have cost in a year of past events.
export { compareVersions, type VersionsCompared } from './compare-versions.ts';
export {
  type ExposureFound,
  type ExposureProgress,
  type ExposureRequest,
  exposureOfVersions,
} from './exposure-of-versions.ts';
