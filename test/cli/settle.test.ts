import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway } from './leeway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const guide = read('docs/guides/settle.md');
const agreement = read('examples/settlement/agreement.yaml');
const march = read('examples/settlement/march.jsonl');
const mapping = read('examples/settlement/accounts.yaml');

const blocks = [...guide.matchAll(/^```(?:\w*)\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ').replaceAll('\r\n', '\n');

/** The words of the guide's n-th command, and the block after it. */
function shown(place: number): { readonly args: readonly string[]; readonly prints: string } {
  const at = blocks.flatMap((block, index) => (block.startsWith('leeway settle') ? [index] : []))[place] ?? -1;
  const args = (blocks[at] ?? '').replaceAll('\\\n', ' ').trim().split(/\s+/).slice(1);
  return { args, prints: blocks[at + 1] ?? '' };
}

const event = (id: string, type: string, subject: string, time: string, data: object) =>
  `${JSON.stringify({ specversion: '1.0', id, source: 'accounts', type, subject, time, data })}\n`;

/** A folder with the example's agreement and March, changed as asked. */
function example(more: { readonly events?: string; readonly agreement?: (text: string) => string } = {}) {
  const folder = folderOf({
    'agreement.yaml': (more.agreement ?? ((text) => text))(agreement),
    'march.jsonl': march + (more.events ?? ''),
    'accounts.yaml': mapping,
  });
  folders.push(folder);
  return folder.path;
}
const folders: { readonly remove: () => void }[] = [];
afterAll(() => {
  for (const { remove } of folders) remove();
});

const settle = (cwd: string, ...more: readonly string[]) =>
  leeway(['settle', 'agreement.yaml', '--events', 'march.jsonl', '--period', '2026-03', ...more], { cwd });

interface Money {
  readonly amount: string;
}
interface Figure {
  readonly amount: Money;
  readonly payable: Money;
  readonly state: string;
  readonly waitsFor: readonly string[];
  readonly working: readonly { readonly step: string; readonly because: string }[];
}
interface Statement {
  readonly lines: readonly (Figure & { readonly title: string })[];
  readonly credits: readonly Figure[];
  readonly penalties: readonly Figure[];
  readonly bonuses: readonly Figure[];
  readonly vat: readonly { readonly base: Money; readonly vat: Money }[];
  readonly totals: { readonly [name: string]: Money };
  readonly notices: readonly { readonly code: string }[];
}
interface Answer {
  readonly asOf: string;
  readonly statements: readonly Statement[];
  readonly refused: readonly { readonly code: string; readonly message: string }[];
  readonly withoutMoney: readonly string[];
  readonly diagnostics: readonly { readonly code: string }[];
}

async function answerOf(cwd: string, ...more: readonly string[]) {
  const ran = await settle(cwd, '--json', ...more);
  return { ...ran, answer: JSON.parse(ran.out) as Answer };
}

describe('the guide shows what settle prints', () => {
  it('the statement, in English', async () => {
    const { args, prints } = shown(0);
    const ran = await leeway(args, { cwd: root });
    expect(ran.code).toBe(0);
    expect(plain(ran.out)).toBe(prints);
  });

  it('two of its sections in French, with the typography of the language', async () => {
    const ran = await leeway([...shown(0).args, '--lang', 'fr'], { cwd: root });
    const french = blocks.find((block) => block.startsWith('Réductions de prix')) ?? 'none';
    expect(plain(ran.out)).toContain(french.trimEnd());
    expect(ran.out).toContain('62,50\u202f€');
    expect(ran.out).not.toMatch(/ [:;%€]/);
  });

  it('the table for the accounts, and the mapping that ships', async () => {
    const { args, prints } = shown(1);
    const ran = await leeway(args, { cwd: root });
    expect(plain(ran.out)).toBe(prints);
    expect(blocks).toContain(mapping);
  });

  it('no line is wider than the page', async () => {
    for (const COLUMNS of ['80', '120']) {
      for (const lang of ['en', 'fr']) {
        const { out } = await leeway([...shown(0).args, '--lang', lang], { cwd: root, env: { COLUMNS } });
        const wide = out.split('\n').filter((line) => [...line].length > Number(COLUMNS));
        expect(wide).toEqual([]);
      }
    }
  });
});

describe('a statement as JSON', () => {
  it('has every amount with its working, every step with its sentence', async () => {
    const { answer, code } = await answerOf(example(), '--as-of', '2026-04-10');
    const [statement] = answer.statements;
    const figures = [statement?.lines, statement?.credits, statement?.penalties, statement?.bonuses].flatMap(
      (list) => list ?? [],
    );
    expect(code).toBe(0);
    expect(figures.map(({ amount }) => amount.amount)).toEqual([
      '1250.00',
      '876.13',
      '237.50',
      '43.93',
      '168.68',
      '25.00',
    ]);
    for (const { working } of figures) expect(working.every(({ because }) => because.length > 10)).toBe(true);
    expect(statement?.totals['toPay']?.amount).toBe('2866.36');
    expect(statement?.totals['pendingCredits']?.amount).toBe('212.61');
  });

  it('without --as-of stands at the end of the month, in the zone of the agreement: the approval of April is not in it', async () => {
    const { answer } = await answerOf(example());
    expect(answer.asOf).toBe('2026-03-31T22:00:00Z');
    expect(answer.statements[0]?.bonuses[0]).toMatchObject({ state: 'computed', waitsFor: ['approval'] });
  });

  it('a penalty that is final is owed beside the invoice and lowers no VAT base', async () => {
    const events =
      event('n1', 'notice.given', 'studio-verne', '2026-04-03T08:00:00Z', { remedy: 'p1-late' }) +
      event('n2', 'settlement.accepted', 'studio-verne', '2026-04-05T08:00:00Z', {
        period: '2026-03',
        item: 'p1-late',
      });
    const before = (await answerOf(example(), '--as-of', '2026-04-10')).answer.statements[0];
    const after = (await answerOf(example({ events }), '--as-of', '2026-04-10')).answer.statements[0];
    expect(after?.penalties[0]).toMatchObject({ state: 'final', payable: { amount: '168.68' } });
    expect(after?.vat).toEqual(before?.vat);
    expect(after?.totals['outsideVat']?.amount).toBe('168.68');
    expect(after?.totals['toPay']?.amount).toBe('2697.68');
  });

  it('tells of work that nobody can be billed for', async () => {
    const events = event('w9', 'work.recorded', 'INC-9999', '2026-03-20T08:00:00Z', { minutes: 30 });
    const { answer } = await answerOf(example({ events }));
    expect(answer.diagnostics.map(({ code }) => code)).toContain('LW325');
  });
});

describe('how far a figure has come', () => {
  const rich = (text: string) =>
    text
      .replace(
        /^termination:.*$/m,
        'termination: { chronic: { target: internet-availability, missed: 1, of: 6 }, capReached: [ month ], notice: 1mo }',
      )
      .replace(
        /^caps:/m,
        `  days: { on: internet-availability, kind: serviceDays, serviceDays: [ { below: 99.9%, days: 3 } ] }
  plan: { title: { fr: "Plan", en: "Plan" }, on: p1-restoration, kind: improvementPlan, within: 10bd }
  asked: { on: internet-availability, perUnit: { each: 1h, credit: 1%, started: true }, of: charges, claim: { onRequest: true, within: 30d } }
caps:`,
      );
  const events =
    event('n1', 'notice.given', 'studio-verne', '2026-04-03T08:00:00Z', { remedy: 'p1-late' }) +
    event('n2', 'settlement.accepted', 'studio-verne', '2026-04-05T08:00:00Z', { period: '2026-03', item: 'p1-late' }) +
    event('n3', 'settlement.contested', 'studio-verne', '2026-04-06T08:00:00Z', {
      period: '2026-03',
      item: 'backup-bonus',
    }) +
    event('n4', 'settlement.invoiced', 'studio-verne', '2026-04-20T08:00:00Z', { period: '2026-03', item: 'p1-late' });
  const told = async (asOf: string, ...more: readonly string[]) => {
    const ran = await settle(example({ agreement: rich, events }), '--as-of', asOf, ...more);
    return plain(ran.out).replaceAll(/\n\s+/g, ' ');
  };

  it('is said of each, with whom or what it waits for', async () => {
    const april = await told('2026-04-10');
    expect(april).toContain('€37.02 pending: waits for a claim (until 30 Apr 2026)');
    expect(april).toMatch(/Bonus for faultless backups · [^€]*€25\.00 contested/);
    expect(april).toMatch(/Penalty for a missed P1 restoration · [^€]*€\d+\.\d\d final/);
    expect(april).toContain('3 days final 3 days of service added');
    expect(april).toContain('Contested bonuses');
  });

  it('changes with time: claimed too late, earned back, invoiced', async () => {
    const july = await told('2026-07-02');
    expect(july).toContain('lapsed: not claimed in time');
    expect(july).toContain('final, on an invoice');
    expect(july).not.toContain('can be earned back');
  });

  it('and what follows besides is told: rights to end, plans, caps', async () => {
    const french = await told('2026-04-10', '--lang', 'fr');
    expect(french).toContain('dépassé sur 1 des 6 dernières périodes · à partir du 1er avr. 2026, préavis de 1 mois');
    expect(french).toContain('Plafond du mois atteint');
    expect(french).toContain('Plan · Rétablissement P1, sous 10 jours');
    expect(french).toContain('en attente : réclamation du client (jusqu’au 30 avr. 2026)');
  });

  it('of an earlier month is told where it is final and on no invoice', async () => {
    const ran = await settle(example({ agreement: rich, events }), '--period', '2026-04', '--as-of', '2026-04-15');
    expect(ran.out).toContain('From earlier months: final, on no invoice yet');
    expect(ran.out).toContain('So far, provisional');
  });
});

describe('a month that can not be settled', () => {
  it('is wrong use when it is no month', async () => {
    const ran = await settle(example(), '--period', '2026-3');
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('--period 2026-3: a month is needed, such as 2026-03');
  });

  it('before the agreement there is nothing to settle, and that is said', async () => {
    const { answer, code } = await answerOf(example(), '--period', '2025-03');
    expect(code).toBe(1);
    expect(answer.refused).toMatchObject([
      { code: 'LW351', message: 'studio-verne is not in force in March 2025: there is nothing to settle' },
    ]);
  });

  it('while it runs, every figure is provisional and nothing is final', async () => {
    const ran = await settle(example(), '--as-of', '2026-03-20');
    const { answer } = await answerOf(example(), '--as-of', '2026-03-20');
    expect(ran.out).toContain('Provisional: the month is not over, nothing is final.');
    expect(answer.statements[0]?.notices.map(({ code }) => code)).toContain('LW340');
    expect([...(answer.statements[0]?.credits ?? []), ...(answer.statements[0]?.bonuses ?? [])]).toEqual([]);
  });

  it('an agreement without money is named, and is no error', async () => {
    const ran = await leeway(
      ['settle', `${root}examples/first/agreement.yaml`, '--events', `${root}examples/first/events.jsonl`].concat(
        '--period',
        '2026-03',
      ),
    );
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('boreal says nothing of money: there is nothing to settle.');
  });
});

describe('the table for the accounts', () => {
  it('has the VAT of the statement to the cent, row by row', async () => {
    const rates = (text: string) =>
      text.replace('amount: 35.00 EUR, vat: 20%', 'amount: 35.01 EUR, vat: 5.5%').replace(/^caps:.*$/m, '');
    const cwd = example({ agreement: rates });
    const ran = await settle(cwd, '--as-of', '2026-04-10', '--csv', 'accounts.yaml');
    const rows = ran.out
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    const cents = (cell: string | undefined) => Math.round(Number((cell ?? '').replace(',', '.')) * 100);
    const { answer } = await answerOf(cwd, '--as-of', '2026-04-10');
    const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
    expect(answer.statements[0]?.vat).toHaveLength(2);
    expect(sum(rows.map((row) => cents(row[10])))).toBe(cents(answer.statements[0]?.totals['vat']?.amount));
    expect(sum(rows.map((row) => cents(row[11])))).toBe(cents(answer.statements[0]?.totals['invoice']?.amount));
  });

  it('goes into a file with --out, beside the statement', async () => {
    const cwd = example();
    const ran = await settle(cwd, '--as-of', '2026-04-10', '--csv', 'accounts.yaml', '--out', 'march.csv');
    expect(ran.out).toContain('Period statement, March 2026');
    expect(ran.err).toContain('4 rows in march.csv');
    expect(readFileSync(`${cwd}/march.csv`, 'utf8').split('\r\n')).toHaveLength(6);
  });

  it('has no formula in it, whatever a title says', async () => {
    const forged = (text: string) => text.replace('en: "Managed services fee"', 'en: "=HYPERLINK(\\"x;y\\")"');
    const ran = await settle(example({ agreement: forged }), '--csv', 'accounts.yaml');
    expect(ran.out).toContain(`;"'=HYPERLINK(""x;y"")";`);
  });

  it('a mapping with mistakes is told with every place and a way out, and nothing is settled', async () => {
    const folder = folderOf({
      'agreement.yaml': agreement,
      'march.jsonl': march,
      'bad.yaml': 'ledger: 1\nseparator: ":"\naccounts: { bonuss: "7" }\ncolumns:\n  A: ammount\n',
    });
    folders.push(folder);
    const ran = await settle(folder.path, '--csv', 'bad.yaml');
    expect([ran.code, ran.out]).toEqual([1, '']);
    for (const place of ['bad.yaml:2:12', 'bad.yaml:3:13', 'bad.yaml:5:6']) expect(ran.err).toContain(place);
    expect(ran.err).toContain('did you mean “amount”?');
  });

  it('needs --out beside --json, and --out needs it', async () => {
    expect((await settle(example(), '--json', '--csv', 'accounts.yaml')).code).toBe(2);
    expect((await settle(example(), '--out', 'x.csv')).code).toBe(2);
  });
});

describe('what a customer is shown', () => {
  const canary = 'CANARY';
  const internal = `
internal:
  notes: [ "${canary}" ]
  bounds:
    p1-restoration.within: { ideal: "${canary}", acceptable: "${canary}", walkAway: "${canary}", approver: ${canary} }
  approvals: [ ${canary} ]
  cost: { base: 820.07 EUR }
`;
  const withSecret = (text: string) => text + internal;

  it('holds nothing internal and no diagnostics, as text, JSON or table', async () => {
    const events = event('w9', 'work.recorded', canary, '2026-03-20T08:00:00Z', { minutes: 30 });
    const cwd = example({ agreement: withSecret, events });
    for (const whom of ['customer', 'studio-verne']) {
      for (const form of [[], ['--json'], ['--csv', 'accounts.yaml']]) {
        const ran = await settle(cwd, '--for', whom, ...form);
        expect(ran.code).toBe(0);
        expect(ran.out.length).toBeGreaterThan(200);
        expect(ran.out).not.toMatch(new RegExp(`${canary}|820|LW3(?!30)`));
      }
    }
  });

  it('leaves out agreements with suppliers', async () => {
    const ran = await leeway([
      'settle',
      `${root}examples/three-suppliers`,
      ...['--events', `${root}examples/settlement/march.jsonl`, '--period', '2026-03', '--for', 'customer', '--json'],
    ]);
    const { statements } = JSON.parse(ran.out) as { statements: { agreement: string }[] };
    expect(statements.map((one) => one.agreement)).toEqual(['clinique-garance@1']);
  });

  it('is no statement of an agreement that several customers share, and that is said', async () => {
    const ran = await leeway([
      ...['settle', `${root}examples/shared-hosting.yaml`, '--events', `${root}examples/settlement/march.jsonl`],
      ...['--period', '2026-03', '--for', 'customer'],
    ]);
    expect(ran.out).toBe(
      'shared-hosting is shared by several customers: its statement tells of all of\n  them and is left out.\n',
    );
  });

  it('a customer nobody knows is wrong use', async () => {
    const ran = await settle(example(), '--for', 'studio-vern');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('did you mean studio-verne?');
  });
});
