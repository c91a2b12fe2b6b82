import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const V1 = 'examples/versions/v1.yaml';
const V2 = 'examples/versions/v2.yaml';
const EVENTS = 'examples/versions/past.jsonl';
const CARRIER = 'examples/versions/fil-express.yaml';

const diff = (...args: readonly string[]) => leeway(['diff', ...args], { cwd: root });

interface Term {
  readonly path: string;
  readonly formerPath: string | null;
  readonly section: string;
  readonly title: string | null;
  readonly term: string | null;
  readonly change: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly direction: string;
  readonly reason: string;
  readonly because: string;
  readonly internalOnly: boolean;
  readonly approvals: readonly string[] | null;
  readonly bounds: readonly { readonly path: string; readonly after: string; readonly crossed: boolean }[] | null;
}

interface Amounts {
  readonly mean: { readonly amount: string; readonly currency: string };
}

interface Document {
  readonly before: string;
  readonly after: string;
  readonly sameAgreement: boolean;
  readonly changes: number;
  readonly customer: number;
  readonly provider: number;
  readonly neutral: number;
  readonly unclear: number;
  readonly internal: number;
  readonly terms: readonly Term[];
  readonly approvals: readonly { readonly role: string; readonly paths: readonly string[] }[] | null;
  readonly exposure: { readonly before: Amounts; readonly after: Amounts; readonly change: Amounts } | null;
  readonly coverLost: readonly { readonly target: string; readonly before: string; readonly after: string }[] | null;
  readonly diagnostics: readonly { readonly level: string }[];
}

async function documentOf(...args: readonly string[]): Promise<Document> {
  const ran = await diff(...args, '--json');
  expect(ran.code).toBe(0);
  return JSON.parse(ran.out) as Document;
}

/** Runs with files of its own, by name. */
async function among(files: { readonly [name: string]: string }, ...args: readonly string[]) {
  const folder = folderOf(files);
  const ran = await leeway(['diff', ...args], { cwd: folder.path });
  folder.remove();
  return ran;
}

describe('what changed between two versions', () => {
  it('each change has its place, what it was, what it is, for whom it is better and why', async () => {
    const { terms, ...rest } = await documentOf(V1, V2);
    expect(rest).toMatchObject({
      before: 'moulin-bleu@1',
      after: 'moulin-bleu@2',
      sameAgreement: true,
      changes: 10,
      customer: 5,
      provider: 2,
      neutral: 2,
      unclear: 1,
      internal: 1,
      exposure: null,
      coverLost: null,
    });
    expect(terms.find(({ path }) => path === 'targets.p1-response.within')).toMatchObject({
      section: 'commitments',
      title: 'P1 first response',
      term: 'time limit',
      before: '30m',
      after: '15m',
      direction: 'customer',
      reason: 'timeLimit',
      because: 'Due sooner.',
      approvals: ['customerService', 'technical'],
    });
  });

  it('a promise under another id is the same promise, and is told as renamed', async () => {
    const { terms } = await documentOf(V1, V2);
    const renamed = terms.filter(({ change }) => change === 'renamed');
    expect(renamed).toMatchObject([
      { path: 'targets.p2-repair', formerPath: 'targets.p2-resolution', direction: 'neutral' },
    ]);
    const looser = terms.find(({ path }) => path === 'targets.p2-repair.attainment');
    expect(looser).toMatchObject({ before: '90%', after: '85%', direction: 'provider' });
  });

  it('every term has a name of its own in both languages, not a path of the file', async () => {
    const pair = ['examples/boreal-or.yaml', 'examples/atelier-lumen.yaml'];
    for (const lang of ['en', 'fr']) {
      const { terms } = await documentOf(...pair, '--lang', lang);
      expect(terms.length).toBeGreaterThan(100);
      const nameless = terms.filter(
        ({ path, term }) => term !== null && /[a-z][A-Z]|\w\.\w/.test(term) && !path.startsWith('services.'),
      );
      expect(nameless.map(({ path, term }) => `${path}: ${term}`)).toEqual([]);
      expect(terms.filter(({ because }) => !/^\p{Lu}.*\.$/u.test(because))).toEqual([]);
    }
  });

  it('turned round, what was better for one side is better for the other', async () => {
    const [there, back] = [await documentOf(V1, V2), await documentOf(V2, V1)];
    expect([back.customer, back.provider, back.neutral, back.unclear]).toEqual([
      there.provider,
      there.customer,
      there.neutral,
      there.unclear,
    ]);
  });

  it('another order of everything, in JSON rather than YAML, is no difference', async () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, key === 'targets' ? inner : turned(inner)]);
      return Object.fromEntries(entries.reverse());
    };
    const ran = await among(
      { 'v1.yaml': textOf(V1), 'turned.json': JSON.stringify(turned(parse(textOf(V1)))) },
      'v1.yaml',
      'turned.json',
    );
    expect(ran.out).toBe('Nothing changed in moulin-bleu@1.\n');
    expect(ran.code).toBe(0);
  });

  it('the same file twice: nothing changed, and that is fine', async () => {
    expect(await diff(V1, V1)).toMatchObject({ code: 0, out: 'Nothing changed in moulin-bleu@1.\n' });
    expect(await documentOf(V1, V1)).toMatchObject({ changes: 0, terms: [], approvals: [] });
  });

  it('two different agreements are compared all the same, and it is said', async () => {
    const ran = await diff('examples/first/agreement.yaml', V1);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('! Two different agreements,');
  });

  it('in a supplier’s agreement, the customer is us', async () => {
    const faster = textOf(CARRIER).replace('within: 6h', 'within: 4h').replace('version: 1', 'version: 2');
    const ran = await among({ 'a.yaml': textOf(CARRIER), 'b.yaml': faster }, 'a.yaml', 'b.yaml');
    expect(ran.out).toContain('1 better for us');
    expect(ran.out).toMatch(/6\s+h +4\s+h +▲ us/);
  });
});

describe('what a change means to us', () => {
  it('past events tell what each version would have cost in a year, the same at every run', async () => {
    const [once, again] = [await documentOf(V1, V2, '--events', EVENTS), await documentOf(V1, V2, '--events', EVENTS)];
    expect(once.exposure).toEqual(again.exposure);
    expect(Number(once.exposure?.after.mean.amount)).toBeGreaterThan(Number(once.exposure?.before.mean.amount));
    const { before, after, change } = once.exposure ?? {};
    const minor = (amounts: Amounts | undefined) => Math.round(Number(amounts?.mean.amount) * 100);
    expect(Math.abs(minor(after) - minor(before) - minor(change))).toBeLessThanOrEqual(1);
  });

  it('the same version twice costs the same twice: the years drawn are the same', async () => {
    const renumbered = textOf(V2).replace('version: 2', 'version: 3');
    const folder = folderOf({
      'v2.yaml': textOf(V2),
      'v3.yaml': renumbered.replace('40.00 EUR }', '41.00 EUR }'),
      'past.jsonl': textOf(EVENTS),
    });
    const ran = await leeway(['diff', 'v2.yaml', 'v3.yaml', '--events', 'past.jsonl', '--json'], { cwd: folder.path });
    folder.remove();
    const { exposure, changes } = JSON.parse(ran.out) as Document;
    expect(changes).toBe(1);
    expect(exposure?.change.mean.amount).toBe('0.00');
    expect(exposure?.after.mean.amount).not.toBe('0.00');
  });

  it('without events no money is told, and how to get it is', async () => {
    const { out } = await diff(V1, V2);
    expect(out).toContain('No money is told. With --events FILE');
    expect(out).toContain('With --supplier FILE');
  });

  it('events of other customers tell no money: nothing missed would be no forecast', async () => {
    const ran = await diff(V1, V2, '--events', 'examples/boreal-march.jsonl');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/events hold no ticket of this customer \(they name\s+boreal/);
    expect(ran.out).not.toContain('€0.00');
  });

  it('a promise made tighter than the supplier’s loses its cover', async () => {
    const { coverLost } = await documentOf(V1, V2, '--supplier', CARRIER);
    expect(coverLost).toMatchObject([{ target: 'line-restoration', before: 'covered', after: 'uncovered' }]);
    const { out } = await diff(V1, V2, '--supplier', 'examples/versions');
    expect(out).toMatch(/Restoration of access \(line-restoration\), internet: covered → not/);
  });

  it('a private bound is crossed, and its approver named', async () => {
    const { terms, approvals } = await documentOf(V1, V2);
    const restoration = terms.find(({ path }) => path === 'targets.line-restoration.within');
    expect(restoration?.bounds).toMatchObject([{ path: 'line-restoration.within', after: 'red', crossed: true }]);
    expect(approvals?.map(({ role }) => role)).toEqual(['customerService', 'technical', 'finance', 'legal']);
  });
});

describe('what the customer is shown', () => {
  it('has nothing of bounds, approvals, costs, suppliers', async () => {
    const document = await documentOf(V1, V2, '--for', 'customer');
    expect(document).toMatchObject({ internal: 0, approvals: null, exposure: null, coverLost: null, diagnostics: [] });
    expect(document.terms.every((term) => !term.internalOnly && term.bounds === null && term.approvals === null)).toBe(
      true,
    );
    const { out } = await diff(V1, V2, '--for', 'moulin-bleu');
    expect(out).not.toMatch(/bounds|walk-away|[Aa]pproval|internal|--supplier|--events|Ours alone/);
    expect(out).toContain('10 changes: 5 better for the customer, 2 for the provider, 2 neutral, 1 depends');
  });

  it('a change of what is ours alone is no change', async () => {
    const moved = textOf(V1).replace('cost: { base: 610.00 EUR }', 'cost: { base: 987654.32 EUR }');
    const files = { 'v1.yaml': textOf(V1), 'moved.yaml': moved };
    const shown = await among(files, 'v1.yaml', 'moved.yaml', '--for', 'customer');
    expect(shown).toMatchObject({ code: 0, out: 'Nothing the customer is promised has changed.\n' });
    expect((await among(files, 'v1.yaml', 'moved.yaml')).out).toContain('€987,654.32');
  });

  it('a file with errors is named, and not a word of it shown', async () => {
    const broken = textOf(V1).replace('walkAway: 15m, approver: technical', 'walkAwayy: CANARY');
    for (const json of [[], ['--json']]) {
      const ran = await among(
        { 'a.yaml': broken, 'b.yaml': textOf(V2) },
        'a.yaml',
        'b.yaml',
        '--for',
        'customer',
        ...json,
      );
      expect(ran.code).toBe(1);
      expect(ran.out + ran.err).not.toContain('CANARY');
    }
  });

  it('neither costs nor suppliers can be asked for, nor another customer, nor a supplier’s agreement', async () => {
    const refused = [
      [V1, V2, '--for', 'customer', '--events', EVENTS],
      [V1, V2, '--for', 'customer', '--supplier', CARRIER],
      [V1, V2, '--for', 'boreal'],
      [CARRIER, CARRIER, '--for', 'customer'],
    ];
    for (const args of refused) {
      const ran = await diff(...args);
      expect([ran.code, ran.out]).toEqual([2, '']);
      expect(ran.err).toContain('--for');
    }
  });
});

describe('when it can not be answered', () => {
  it('a file with errors: they are told, with their place, and nothing is compared', async () => {
    const broken = textOf(V1).replace('measure: resolution', 'measure: resolutoin');
    const files = { 'a.yaml': broken, 'b.yaml': textOf(V2) };
    const ran = await among(files, 'a.yaml', 'b.yaml');
    expect(ran.code).toBe(1);
    expect(ran.out).toBe('');
    expect(ran.err).toMatch(/error\[LW\d+\][\s\S]*a\.yaml:\d+:\d+[\s\S]*Nothing was compared/);
    const json = await among(files, 'a.yaml', 'b.yaml', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ before: null, terms: [], diagnostics: [{ level: 'error' }] });
  });

  it.each([
    [[V1], '<after> is missing'],
    [[V1, 'nowhere.yaml'], 'nowhere.yaml: no such file'],
    [[V1, 'examples'], 'examples is a folder'],
    [[V1, V2, V2], 'too many arguments'],
    [[V1, V2, '--events', 'nowhere.jsonl'], 'nowhere.jsonl: no such file'],
    [[V1, V2, '--supplier', V1], '--supplier takes'],
  ])('wrong use %j says what and where', async (args, said) => {
    const ran = await diff(...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(said);
    expect(ran.err).not.toMatch(TRACE);
  });

  it('a line of the events that can not be read is told, and the rest counts', async () => {
    const ran = await among(
      { 'v1.yaml': textOf(V1), 'v2.yaml': textOf(V2), 'past.jsonl': `nonsense\n${textOf(EVENTS)}` },
      'v1.yaml',
      'v2.yaml',
      '--events',
      'past.jsonl',
    );
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('Money in a year');
    expect(ran.err).toContain('past.jsonl:1');
  });
});

describe('on the page', () => {
  const guide = textOf('docs/guides/diff.md');
  const blocks = [...guide.matchAll(/^```\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  const argsOf = (block = '') => block.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(1);

  it('prints what the guide shows', async () => {
    const ran = await leeway(argsOf(blocks[0]), { cwd: root });
    expect(ran.out.replaceAll('\u202f', ' ')).toBe(blocks[1]);
    const shown = await leeway(argsOf(blocks[2]), { cwd: root });
    expect(shown.out.replaceAll('\u202f', ' ').startsWith(blocks[3] ?? ' ')).toBe(true);
  });

  it('keeps to 80 columns in both languages', async () => {
    for (const lang of ['en', 'fr']) {
      const { out } = await diff(V1, V2, '--events', EVENTS, '--supplier', CARRIER, '--lang', lang);
      expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    }
  });

  it('says in French for whom each change is better', async () => {
    const { out } = await diff(V1, V2, '--lang', 'fr');
    const plain = out.replaceAll('\u202f', ' ');
    expect(plain).toContain('10 changements : 5 plus favorables au client, 2 au prestataire, 2 neutres');
    expect(plain).toMatch(/délai +30 min +15 min +▲ client/);
    expect(plain).toContain('Échéance plus proche.');
  });
});
