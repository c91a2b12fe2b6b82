import type { Made } from '../../../../scripts/screenshots/addresses.mjs';
import { CUSTOMER, type House, send } from '../../support/house.ts';
import { monthBack } from '../../support/months.ts';

interface Listing {
  readonly items: readonly { readonly [key: string]: unknown }[];
}

type As = { readonly [name: string]: string };

/** Reports and statements are issued of months so long ago, a simulation and a link to the wall are asked for. */
async function issued(url: string, as: As, agreement: string, hash: string | undefined) {
  // So far back that no other test issues anything of them.
  const [month, statementMonth] = [monthBack(5), monthBack(6)];
  const post = async <T>(path: string, body: object) => (await send<T>(url, path, body, as)).data;
  const report = await post<{ readonly number: number }>('/reports', { customer: CUSTOMER, month, hash });
  const statement = await post<{ readonly number: number }>('/statements', { agreement, month: statementMonth });
  const asked = { draft: { agreement, version: 1 }, years: 200 };
  const { simulation } = await post<{ readonly simulation: string }>('/simulations', asked);
  const link = { name: `States ${process.pid}`, namesCustomers: true };
  const { secret: wall } = await post<{ readonly secret: string }>('/wall-links', link);
  return { month, report: report.number, statement: statement.number, statementMonth, simulation, wall };
}

/** Something of each kind in the house that all tests share, of the customer whose reader signs in; what a year does not bring is made. */
export async function madeIn({ url, sessions }: House): Promise<Made> {
  const as = { cookie: `leeway=${sessions.owner}`, origin: url };
  const get = async (path: string) => {
    const answer = await fetch(`${url}/api/v1${path}`, { headers: as });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Listing & { readonly hash?: string };
  };
  const first = async (path: string, key: string) => ((await get(path)).items[0]?.[key] as string | undefined) ?? null;
  const ticket = `ST-${process.pid}`;
  await send(url, '/tickets', { ticket, customer: CUSTOMER, priority: 'P1', service: 'helpdesk' }, as);
  const agreement = (await first(`/agreements?customer=${CUSTOMER}`, 'agreement')) ?? '';
  const { hash } = await get(`/customers/${CUSTOMER}/reports/${monthBack(5)}/preview`);
  return {
    ...(await issued(url, as, agreement, hash)),
    ticket,
    agreement,
    customer: CUSTOMER,
    supplier: await first('/suppliers', 'supplier'),
    service: await first('/services', 'service'),
    source: await first('/sources', 'source'),
    person: await first('/people', 'id'),
  };
}
