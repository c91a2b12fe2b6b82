// app/demonstration-life: how does a store come to hold a generated year, and go on living?
// Takes: a store, the present, what publishing takes. Gives: a marked store with its owner, its year, and new events as
// their time comes. Knows nothing of: how anything is kept, who looks at it.
export { demonstrationOwner } from './demonstration-owner.ts';
export { type Filled, openLife } from './life.ts';
export { holdsOnlyPeople, isDemonstrationLoaded, loadedAt, markLoaded, removeLoaded, whileLoaded } from './loaded.ts';
export { markDemonstration } from './mark.ts';
export { answerAlerts } from './warned/answer.ts';
export { prepareWarnings } from './warned/prepare.ts';
