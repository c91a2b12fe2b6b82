import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../../cli/leeway.ts';
import { example, type House, openHouse, ROOT } from '../support/house.ts';

const SUPPLIERS = ['ligne-nord', 'microsoft-365', 'salle-blanche'] as const;
const fileOf = (name: string) => `three-suppliers/${name}.yaml`;

interface Chain {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly cover: string | null }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly service: string | null;
    readonly cover: string;
    readonly worstAt: string | null;
    readonly slackSeconds: number | null;
    readonly safe: string | null;
    readonly why: readonly string[];
  }[];
  readonly margins: readonly { readonly title: string; readonly party: object; readonly [key: string]: unknown }[];
  readonly rings: readonly object[];
}

let house: House;
beforeAll(async () => {
  house = await openHouse('2026-06-10T08:00:00Z');
  await house.publish(example(fileOf('clinique-garance')));
}, 120_000);
afterAll(() => house.end());

const chainOf = (query: string) => house.json<Chain>(`/promise-chain?${query}`);
const edgesOf = (chain: Chain) =>
  chain.edges.map(({ from, to, cover }) => `${from.split('#')[1]} → ${to.split('#').at(-1)}: ${cover}`);

describe('the chain from a customer’s promises down to suppliers', () => {
  it('says of a supplier’s agreement that is not published that nothing covers us, and how it would be', async () => {
    const chain = await chainOf('customer=garance');
    expect(edgesOf(chain)).toEqual([
      'internet-restoration → notPublished:ligne-nord: uncovered',
      'mail-availability → notPublished:microsoft-365: uncovered',
      'records-availability → notPublished:salle-blanche: uncovered',
    ]);
    expect(chain.edges[0]?.why).toEqual([
      'No supplier agreement ligne-nord is published: publish it, and what it promises is compared.',
    ]);
  });

  it('is what `leeway margin --json` says of the same files, once they are published', async () => {
    await house.publish(...SUPPLIERS.map((name) => example(fileOf(name))));
    const files = SUPPLIERS.flatMap((name) => ['--supplier', `examples/${fileOf(name)}`]);
    const said = await leeway(['margin', `examples/${fileOf('clinique-garance')}`, ...files, '--json'], { cwd: ROOT });
    const { diagnostics: _told, ...margin } = JSON.parse(said.out) as { readonly diagnostics: unknown };
    const chain = await chainOf('agreement=clinique-garance');
    const [{ title, party, ...compared } = { title: '', party: {} }, ...more] = chain.margins;
    expect(compared).toEqual(margin);
    expect(more).toEqual([]);
    expect({ title, party }).toEqual({
      title: 'Managed services — Garance clinic',
      party: { role: 'customer', id: 'garance', name: 'Clinique Garance SA' },
    });
    expect((await chainOf('customer=garance')).margins).toEqual(chain.margins);
  });

  it('draws each promise over what carries it: how well, from which instant worst, why', async () => {
    const chain = await chainOf('customer=garance');
    expect(edgesOf(chain)).toEqual([
      'internet-restoration → restoration: uncovered',
      'mail-availability → commitment: thin',
      'records-availability → availability: covered',
    ]);
    const [internet] = chain.edges;
    // Called on the Friday before Easter at 14:01, we must be done by 18:01, the operator on Tuesday at 9:01.
    expect(internet).toMatchObject({ worstAt: '2026-04-03T12:01:00Z', slackSeconds: -87 * 3600, safe: '113h45m' });
    expect(internet?.why[0]).toBe('From some starts the supplier’s time ends after ours.');
    const kinds = Object.fromEntries(chain.nodes.map(({ id, kind, cover }) => [id, `${kind} ${cover}`]));
    expect(kinds['clinique-garance@1#p1-response']).toBe('customerPromise nothingUnder');
    expect(kinds['ligne-nord@1#restoration']).toBe('supplierPromise null');
  });

  it('is asked for of one thing, which must be there, and in either language', async () => {
    const statusOf = async (query: string, as = 'owner') =>
      (await house.ask(`/api/v1/promise-chain${query}`, { as })).status;
    expect(await statusOf('')).toBe(400);
    expect(await statusOf('?customer=garance&agreement=clinique-garance')).toBe(400);
    expect(await statusOf('?customer=nobody')).toBe(404);
    expect(await statusOf('?agreement=nothing')).toBe(404);
    expect(await statusOf('?agreement=clinique-garance&asOf=2025-12-31T00:00:00Z')).toBe(404);
    expect(await statusOf('?customer=garance', 'technician')).toBe(403);
    expect(await statusOf('?customer=garance', 'customer-boreal')).toBe(403);
    const french = await chainOf('customer=garance&lang=fr');
    expect(french.edges[0]?.why[0]).toBe('À certains départs, le délai du fournisseur finit après le nôtre.');
  });
});
