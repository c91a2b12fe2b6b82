// app/duty: who is to be told, and who is on call?
// Takes: rules and shifts as people write them, a store. Gives: the rules in force, ready to route by; what is wrong with
// them, place by place; rotas read from tables and calendars. Knows nothing of how anything is sent.

export { importShifts, type ShiftsHandedIn } from './rotas/import-shifts.ts';
export { putRota, type RotaView, type RotaWanted, removeRota, rotaFor, rotasFor } from './rotas/rotas.ts';
export { defaultRules, type PlainRule, type PlainRules } from './rules/plain-rules.ts';
export { type RulesRead, readRules } from './rules/read-rules.ts';
export { recipientOf, recipientText } from './rules/recipient.ts';
export { openRules, type RulesInForce } from './rules/rules-in-force.ts';
export { type DutyPorts, type RulesView, rulesFor, setRules } from './rules/set-rules.ts';
export { wish, wishesOf } from './wishes/wishes.ts';
