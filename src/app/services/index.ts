// app/services: how are the services that agreements name, and how were they?
// Takes: who asks, a store, agreements. Gives: services with the state they are in, and their states over a stretch of time
// as each promise takes them, with the ids of the facts that say so. Knows nothing of: tickets, money, how it is drawn.
export { type ServiceView, servicesAnswer } from './services.ts';
export { type ServiceTimeline, timelineAnswer } from './timeline.ts';
