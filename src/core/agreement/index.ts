// core/agreement: what was promised, to whom, from when?
// Takes nothing; gives the values an agreement file is lowered to, and which of them governs a ticket.
// Knows nothing of text files, of events, or of what happened.
export * from './agreement.ts';
export * from './clause.ts';
export * from './commercial.ts';
export * from './governance.ts';
export * from './governing.ts';
export * from './match.ts';
export * from './measure.ts';
export * from './membership.ts';
export * from './party.ts';
export * from './remedy.ts';
export * from './rules.ts';
export * from './service.ts';
export * from './target.ts';
export * from './text.ts';
