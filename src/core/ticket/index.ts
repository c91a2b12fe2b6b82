// core/ticket: what do the agreements say of one ticket, and of those tied to it?
// Takes timelines and the agreements' roster; gives each ticket's judged clocks, alerts, why it has no commitment, and
// what was odd about its facts. Knows nothing of objectives over many tickets.

export * from './attached-name.ts';
export * from './judge-events.ts';
export * from './members.ts';
export * from './notice.ts';
export * from './ticket.ts';
export * from './tied.ts';
export * from './visible.ts';
