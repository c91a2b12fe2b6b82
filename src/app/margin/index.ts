// What stands under the promises of a text? Takes readings of our agreement and of suppliers'; gives the comparison,
// as JSON too, and diagnostics at places of the texts. Knows nothing of files and of how it is put to a reader.
export { canCarry, type MarginFound, marginFromTexts } from './margin-from-texts.ts';
export { marginJson } from './margin-json.ts';
export { ringsFromTexts } from './rings-from-texts.ts';
