// app/cover-words: why is a promise covered, thin or not, in words? Takes: reasons of core/margin, a language, and how the
// things they name are called. Gives: sentences, and the words they are made of. Knows nothing of agreements, and of where it is told.
export { type CoverNames, coverSentence } from './cover-sentence.ts';
export { COVER_WORDS } from './cover-words.data.ts';
