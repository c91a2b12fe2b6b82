import { ACTORS, type ActorName } from './people.ts';
import { documentedRoutes } from './routes.ts';
import { BOUND, expectedStatus, HOLDERS, OBJECTS, type Of, type Row, TABLE } from './table.ts';
import { type Answered, type Asking, eventOf, type World } from './world.ts';

/** One call of the sweep, with all that came back. */
export interface Call extends Answered {
  readonly name: string;
  readonly who: ActorName;
  readonly of: Of;
  readonly expected: number;
  /** All that was sent. */
  readonly sent: string;
}

export interface Sweep {
  readonly calls: readonly Call[];
  /** What suppliers promise the house, asked for by everybody. */
  readonly ofSuppliers: readonly Call[];
}

/** Destructive routes come last, and of each those who are to be refused come first: what they ask for is still there. */
const LAST = ['delete /api/v1/tokens/{token}', 'delete /api/v1/people/{person}'];

/** Asks every route as everybody for A's, B's and nobody's object. */
export async function sweep(world: World): Promise<Sweep> {
  const routes = documentedRoutes(world.served);
  const inOrder = [...routes].sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));
  const calls: Call[] = [];
  for (const { name, method, path } of inOrder) {
    const row = TABLE.get(name);
    if (row === undefined) continue;
    const all = ACTORS.flatMap((who) => OBJECTS.map((of) => ({ who, of, expected: expectedStatus(row, who, of) })));
    const ordered = LAST.includes(name) ? all.toSorted((a, b) => b.expected - a.expected) : all;
    const several = LAST.includes(name) || row.prepare !== undefined ? 1 : 8;
    await inTurn(ordered, several, async ({ who, of, expected }) => {
      const answered = await one(world, row, { method, path }, who, of, expected);
      calls.push({ name, who, of, expected, ...answered });
    });
  }
  return { calls, ofSuppliers: await supplierCalls(world) };
}

async function supplierCalls(world: World): Promise<readonly Call[]> {
  const calls: Call[] = [];
  for (const path of ['', '/versions', '/versions/1', '/differences?from=1&to=1']) {
    const name = `get /api/v1/agreements/fibre${path}`;
    for (const who of ACTORS) {
      const asking = { method: 'GET', path: `/api/v1/agreements/fibre${path}` };
      const holds = HOLDERS['agreements:read']?.includes(who) === true;
      const signedIn = HOLDERS['self']?.includes(who) === true;
      const expected = !signedIn ? 401 : !holds ? 403 : BOUND[who] === undefined ? 200 : 404;
      calls.push({ name, who, of: 'none', expected, sent: '', ...(await world.ask(who, asking)) });
    }
  }
  return calls;
}

const nameOf = ({ method, path }: Pick<Asking, 'method' | 'path'>) => `${method.toLowerCase()} ${path}`;

/** What the table has somebody ask of a route for A's, B's or nobody's object. */
export async function asked(
  world: World,
  { name, method, path }: Pick<Asking, 'method' | 'path'> & { readonly name: string },
  who: ActorName,
  of: Of,
): Promise<Asking> {
  const row = TABLE.get(name);
  if (row === undefined) throw new Error(`${name} has no row`);
  const wanted = row.ask(of, world, who);
  const at = (await row.at?.(of, world)) ?? {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(at[key] ?? 'missing'));
  return { ...wanted, method, path: `${filled}${wanted.path ?? ''}` };
}

async function one(
  world: World,
  row: Row,
  { method, path }: Pick<Asking, 'method' | 'path'>,
  who: ActorName,
  of: Of,
  expected: number,
): Promise<Answered & Pick<Call, 'sent'>> {
  if (expected !== 401) await row.prepare?.(of, world, who);
  const asking = await asked(world, { name: nameOf({ method, path }), method, path }, who, of);
  const credential = row.endsSession === true ? await world.people.fresh(who) : who;
  const sent = `${decodeURIComponent(asking.path)} ${JSON.stringify(asking.body)}`;
  return { ...(await world.ask(credential, asking)), sent };
}

/** Works on many, some at a time. */
export async function inTurn<T>(
  values: readonly T[],
  several: number,
  work: (value: T) => Promise<void>,
): Promise<void> {
  const waiting = [...values];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: several }, worker));
}

/** What everybody who may listen to changes is told while tickets change, until each has been told of what is theirs. */
export async function watched(world: World, tickets: readonly string[]): Promise<{ readonly [who: string]: string }> {
  const stop = new AbortController();
  const told: Record<string, string> = {};
  const listening = (HOLDERS['tickets:read'] ?? []).map(async (who) => {
    const { secret, kind } = world.people.credentials[who] ?? { secret: '', kind: 'token' };
    const headers = kind === 'session' ? { cookie: `leeway=${secret}` } : { authorization: `Bearer ${secret}` };
    const answer = await fetch(`${world.served.url}/api/v1/changes`, { headers, signal: stop.signal });
    told[who] = '';
    const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    const listen = async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        told[who] += value;
      }
    };
    void listen().catch(() => {});
  });
  await Promise.all(listening);
  for (const ticket of tickets) {
    const body = eventOf('ticket.updated', `${ticket}-2`, '2026-04-10T07:50:00Z', { team: 'x' });
    await world.ask('owner', { method: 'POST', path: '/api/v1/events', body });
  }
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  stop.abort();
  return told;
}
