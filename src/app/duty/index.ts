// app/duty: who is to be told, and who is on call?
// Takes: rules and shifts as people write them, a store. Gives: the rules in force, ready to route by; what is wrong with
// them, place by place; rotas read from tables and calendars. Knows nothing of how anything is sent.

export { importShifts } from './rotas/import-shifts.ts';
export { putRota, type RotaView, removeRota, rotaFor, rotasFor } from './rotas/rotas.ts';
export type { PlainRule, PlainRules } from './rules/plain-rules.ts';
export { openRules, type RulesInForce } from './rules/rules-in-force.ts';
export { type DutyPorts, type RulesView, rulesFor, setRules } from './rules/set-rules.ts';
export { zoneFor } from './rules/zone-for.ts';
export { wish, wishesOf } from './wishes/wishes.ts';
