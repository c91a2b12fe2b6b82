// app/delivery: how does a message reach whom it is for?
// Takes: messages that are due, carriers, what receivers keep sealed. Gives: each handed over once it is worded and kept,
// what came of every try, when it is tried again, what follows when it is given up; receivers made and changed; messages
// sent again. Knows nothing of: who must be told, how anything travels, how a request is put.
//
// sending/      what is due, to whom, what came of it        wording/       what things are called
// endpoints/    receivers and their secrets                  deliveries/    what was sent, and again
// preview/      what rules would tell whom
export { type DeliveryView, deliveriesFor, deliveryFor, type NamedMessage } from './deliveries/deliveries.ts';
export { replay, resend } from './deliveries/resend.ts';
export type { EndpointWanted } from './endpoints/endpoint-faults.ts';
export { type EndpointView, endpointFor, endpointsFor } from './endpoints/endpoint-view.ts';
export { changeEndpoint, makeEndpoint, removeEndpoint } from './endpoints/put-endpoint.ts';
export {
  disableEndpoint,
  dropOldSecret,
  enableEndpoint,
  rotateSecret,
  sendTest,
} from './endpoints/switch-endpoint.ts';
export type { DeliveryPorts, EndpointPorts } from './ports.ts';
export { previewRules, type RulesPreview } from './preview/preview-rules.ts';
export { contactOf } from './sending/address-book.ts';
export { deliverDue } from './sending/deliver-due.ts';
export { deskContext } from './wording/desk-context.ts';
