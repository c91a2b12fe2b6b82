import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/print/width.ts';
import { typographyProblems } from '../words/typography.ts';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/three-suppliers', import.meta.url));
const SUPPLIERS = ['ligne-nord.yaml', 'microsoft-365.yaml', 'salle-blanche.yaml'];
const EXAMPLE_ARGS = ['margin', 'clinique-garance.yaml', '--supplier', ...SUPPLIERS];

/** What is printed as one line of plain spaces, for lines are broken where the page ends. */
const flat = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');

const HEAD = `leeway: 1
version: 1
language: en
timeZone: Europe/Paris
term: { from: 2026-01-01, reviewEvery: 1y }
parties: { provider: { name: "We" }, customer: { id: us, name: "You" }, supplier: { name: "They" } }
calendars: { office: { timeZone: Europe/Paris, hours: { mon-fri: [ "09:00-17:00" ] }, holidays: FR } }
priorities: { P1: { title: P1 } }
title: Link
`;
const agreement = (id: string, kind: string, body: string) => `${HEAD}id: ${id}\nkind: ${kind}\n${body}`;
const link = (dependsOn = '') =>
  `services: { link: { title: Link${dependsOn === '' ? '' : `, dependsOn: ${dependsOn}`} } }\n`;
const restored = (within: string, calendar: string) =>
  `targets: { r: { measure: restoration, within: ${within}, calendar: ${calendar} } }\n`;
const up = (share: string, service = 'link') =>
  `targets: { up: { measure: availability, atLeast: ${share}, when: { service: [ ${service} ] } } }\n`;

const folder = folderOf({
  'ours.yaml': agreement(
    'ours',
    'sla',
    `${link('[ theirs ]')}${restored('4h', 'always')}charges: { currency: EUR, lines: { base: { title: B, unit: month, amount: 100.00 EUR } } }\ninternal: { cost: { base: 77.77 EUR } }\n`,
  ),
  'theirs.yaml': agreement('theirs', 'underpinning', `${link()}${restored('4h', 'office')}`),
  'covering.yaml': agreement('theirs', 'underpinning', `${link()}${restored('3h', 'always')}`),
  'ringed.yaml': agreement('theirs', 'underpinning', `${link('[ team ]')}${restored('4h', 'office')}`),
  'team.yaml': agreement('team', 'ola', `${link('[ theirs ]')}${restored('2h', 'always')}`),
  'on-team.yaml': agreement('ours', 'sla', `${link('[ team ]')}${restored('4h', 'always')}`),
  'pair.yaml': agreement('pair', 'sla', `${link('[ { any: [ one, two ] } ]')}${up('99.98%')}`),
  'one.yaml': agreement('one', 'underpinning', `${link()}${up('99.5%')}`),
  'two.yaml': agreement('two', 'underpinning', `${link()}${up('99.5%')}`),
  'alone.yaml': agreement('alone', 'sla', `${link()}${restored('4h', 'always')}`),
  'broken.yaml': agreement('theirs', 'underpinning', `${link()}${restored('4 hours', 'office')}`),
});
afterAll(folder.remove);
const here = { cwd: folder.path };

describe('leeway margin, on the example with three suppliers', () => {
  it('shows a hole on a Friday night, with both ends, the lateness and the tightest safe promise', async () => {
    const { out, code } = await leeway(EXAMPLE_ARGS, { cwd: EXAMPLE });
    const told = flat(out);
    expect(code).toBe(0);
    expect(told).toContain('1 not covered · 1 thin · 1 covered · 1 on no supplier');
    expect(told).toContain('Worst: Restoration of access (internet-restoration), up to 87 h late.');
    expect(told).toContain('Fri 3 Apr 2026 14:01: ours ends 18:01, the supplier’s Tue 7 Apr 09:01: 87 h late');
    expect(told).toContain('safe at the tightest 113 h 45 (always)');
    expect(out).toMatch(/ours {6}▇+ +18:01\n +supplier {2}▇+·+▇ {2}Tue 7 Apr 09:01/);
  });

  it('shows a thin availability in minutes, how many times it is the supplier’s, and the margin wanted', async () => {
    const told = flat((await leeway(EXAMPLE_ARGS, { cwd: EXAMPLE })).out);
    expect(told).toContain('▲ Thin · Availability of mail (mail-availability)');
    expect(told).toContain('58.03 min of downtime permitted in Jan 2026');
    expect(told).toContain('44.64 min of downtime permitted in our hours');
    expect(told).toContain('We permit ourselves 1.3 times the downtime beneath us; 1.5 is our margin.');
  });

  it('shows a claim that would come too late, and the money gap', async () => {
    const told = flat((await leeway(EXAMPLE_ARGS, { cwd: EXAMPLE })).out);
    expect(told).toContain('1 claim would come too late.');
    expect(told).toContain(
      'for Apr 2026 to be claimed by 15 May 2026, 8 working days; finding out and preparing takes 10',
    );
    expect(told).toContain('2 too few, the claim would come too late');
    expect(told).toContain('€200.00 owed; €150.00 recoverable from microsoft-365, €50.00 left to us');
    expect(told).toContain('After them €905.00 of €2,000.00 are left');
  });

  it('says the same in French, set as French is printed, with couvert, juste and non couvert', async () => {
    const { out } = await leeway([...EXAMPLE_ARGS, '--lang', 'fr'], { cwd: EXAMPLE });
    const told = flat(out);
    expect(told).toContain('1 non couvert · 1 juste · 1 couvert');
    expect(told).toContain(
      'ven. 3 avr. 2026 14:01 : notre délai finit 18:01, celui du fournisseur mar. 7 avr. 09:01 : 87 h de retard',
    );
    expect(told).toContain('150,00 € récupérables auprès de microsoft-365, 50,00 € restent à notre charge');
    expect(typographyProblems(out)).toEqual([]);
  });

  it('keeps to 80 columns, and to 120 where there are so many', async () => {
    for (const [columns, lang] of [
      [80, 'en'],
      [80, 'fr'],
      [120, 'en'],
      [120, 'fr'],
    ] as const) {
      const env = { COLUMNS: String(columns) };
      const { out } = await leeway([...EXAMPLE_ARGS, '--lang', lang], { cwd: EXAMPLE, env });
      expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  });

  it('says in JSON all that it shows, exact figures and the working of money among it', async () => {
    const { out, err } = await leeway([...EXAMPLE_ARGS, '--json'], { cwd: EXAMPLE });
    const document = JSON.parse(out);
    expect(err).toBe('');
    expect(document).toMatchObject({
      agreement: 'clinique-garance@1',
      uncovered: 1,
      thin: 1,
      covered: 1,
      nothingUnder: 1,
    });
    expect(document.policy).toMatchObject({ delay: '20%', downtimeTimes: '1.5', commonCause: '5%' });
    const [, internet, mail, records] = document.promises;
    expect(internet.delay).toMatchObject({
      within: '4h',
      worst: {
        at: '2026-04-03T12:01:00Z',
        ourDueAt: '2026-04-03T16:01:00Z',
        supplierDueAt: '2026-04-07T07:01:00Z',
        slackSeconds: -313_200,
      },
      safe: '113h45m',
    });
    expect(mail.availability).toMatchObject({
      oursSeconds: 3481.92,
      theirsSeconds: 2678.4,
      times: { value: '1.3', exactly: '13/10' },
      composite: { share: '99.9000%', exactly: '999/1000' },
      safe: '99.85%',
    });
    expect(mail.money[0]).toMatchObject({
      missedBy: 'least',
      gap: { amount: '50.00', currency: 'EUR' },
      working: [{ clause: 'remedies.mail-credit' }, { clause: 'remedies.credit' }, { step: 'gap' }],
    });
    expect(records.claims).toMatchObject([{ lastDay: '2026-05-15', workingDays: 8, spareDays: -2, inTime: false }]);
    expect(document.price).toMatchObject({ leftOverSuppliers: { amount: '905.00', currency: 'EUR' } });
    expect(document.diagnostics.map(({ code }: { code: string }) => code)).toContain('LW206');
  });

  it('runs as its page says', async () => {
    const page = readFileSync(join(EXAMPLE, 'README.md'), 'utf8');
    const words = page.match(/^leeway (margin .+)$/m)?.[1]?.split(' ') ?? [];
    const { out, code } = await leeway(words, { cwd: EXAMPLE });
    expect(code).toBe(0);
    expect(flat(out)).toContain('1 not covered · 1 thin · 1 covered');
  });
});

describe('leeway margin', () => {
  it('ends with 0 unless --fail-on uncovered is given, and then with 1 only if a promise is not covered', async () => {
    const margin = (supplier: string, ...more: string[]) =>
      leeway(['margin', 'ours.yaml', '--supplier', supplier, ...more], here).then(({ code }) => code);
    expect(await margin('theirs.yaml')).toBe(0);
    expect(await margin('theirs.yaml', '--fail-on', 'uncovered')).toBe(1);
    expect(await margin('theirs.yaml', '--fail-on', 'uncovered', '--json')).toBe(1);
    expect(await margin('covering.yaml', '--fail-on', 'uncovered')).toBe(0);
    expect(await margin('theirs.yaml', '--fail-on', 'thin')).toBe(2);
  });

  it('is never made for a customer: wrong use that says why, without a word of costs', async () => {
    for (const [lang, why] of [
      ['en', 'it is never made for a customer'],
      ['fr', 'elle n’est jamais faite pour un client'],
    ] as const) {
      const args = ['margin', 'ours.yaml', '--supplier', 'theirs.yaml', '--for', 'customer', '--lang', lang];
      for (const json of [[], ['--json']]) {
        const ran = await leeway([...args, ...json], here);
        expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: '' });
        expect(ran.err).toContain(why);
        expect(ran.err).not.toContain('77');
      }
    }
  });

  it('shows what redundant suppliers are taken to have in common', async () => {
    const { out } = await leeway(['margin', 'pair.yaml', '--supplier', 'one.yaml', 'two.yaml'], here);
    expect(flat(out)).toContain('common cause β = 5% of their failures strike redundant parts together');
    expect(flat(out)).toMatch(/together 99\.97%: \d+\.\d+ min of downtime permitted in our hours/);
  });

  it('follows the chain through our own teams, and says whose promise each is', async () => {
    const { out } = await leeway(['margin', 'on-team.yaml', '--supplier', 'team.yaml', 'theirs.yaml'], here);
    expect(flat(out)).toContain('✓ Covered · Service restored (r) · Link');
    expect(flat(out)).toContain('✗ Not covered · Service restored (r), a promise of team@1 · Link');
  });

  it('answers without suppliers where the agreement stands on none, and asks for them by name where it does', async () => {
    const alone = await leeway(['margin', 'alone.yaml'], here);
    expect(alone.code).toBe(0);
    expect(flat(alone.out)).toContain('Standing on no supplier: Service restored (r)');
    const ours = await leeway(['margin', 'ours.yaml'], here);
    expect({ code: ours.code, out: ours.out }).toEqual({ code: 2, out: '' });
    expect(ours.err).toContain('--supplier is missing: the agreement stands on theirs');
  });

  it('says of a supplier that is not among the files which one to add', async () => {
    const { out } = await leeway(['margin', 'ours.yaml', '--supplier', 'one.yaml'], here);
    expect(flat(out)).toContain('theirs is not among the files: add it with --supplier.');
  });

  it('refuses agreements that stand on each other, with the place and the ring', async () => {
    const args = ['margin', 'ours.yaml', '--supplier', 'ringed.yaml', 'team.yaml'];
    const ran = await leeway(args, here);
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' });
    expect(ran.err).toContain('error[LW208]');
    expect(ran.err).toContain('theirs → team → theirs');
    expect(ran.err).toContain('ringed.yaml:12:34');
    const { out, code } = await leeway([...args, '--json'], here);
    expect([code, JSON.parse(out).agreement]).toEqual([1, null]);
    expect(JSON.parse(out).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'LW208', file: 'ringed.yaml', line: 12 }),
    );
  });

  it('refuses a customer’s agreement as a supplier’s, and passes it over in a folder', async () => {
    const named = await leeway(['margin', 'ours.yaml', '--supplier', 'pair.yaml'], here);
    expect({ code: named.code, out: named.out }).toEqual({ code: 2, out: '' });
    expect(named.err).toContain('pair.yaml: pair@1 is what we promise a customer (sla)');
    const inFolder = await leeway(['margin', 'clinique-garance.yaml', '--supplier', '.'], { cwd: EXAMPLE });
    expect({ code: inFolder.code, err: inFolder.err }).toEqual({ code: 0, err: '' });
    expect(flat(inFolder.out)).toContain('1 not covered · 1 thin · 1 covered');
  });

  it('compares nothing by a file with errors: they are the answer', async () => {
    const ran = await leeway(['margin', 'ours.yaml', '--supplier', 'broken.yaml'], here);
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' });
    expect(ran.err).toContain('broken.yaml:13:');
    expect(ran.err).toContain('Nothing was compared');
    expect(ran.err).not.toMatch(TRACE);
    const { out, code } = await leeway(['margin', 'broken.yaml', '--supplier', 'theirs.yaml', '--json'], here);
    expect([code, JSON.parse(out).promises]).toEqual([1, []]);
  });

  it('needs one file that is there', async () => {
    for (const [file, why] of [
      ['nowhere.yaml', 'no such file'],
      ['.', 'a file is needed here'],
    ]) {
      const ran = await leeway(['margin', file ?? '', '--supplier', 'theirs.yaml'], here);
      expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: '' });
      expect(ran.err).toContain(why);
    }
  });
});

describe('leeway check --supplier', () => {
  it('warns of a promise tighter than the supplier’s at our target, with the worst start and what would be safe', async () => {
    const { out, code } = await leeway(['check', 'clinique-garance.yaml', '--supplier', ...SUPPLIERS, '--json'], {
      cwd: EXAMPLE,
    });
    const { diagnostics, suppliers, ok } = JSON.parse(out);
    expect([code, ok]).toEqual([0, true]);
    expect(diagnostics).toEqual([
      {
        code: 'LW206',
        level: 'warning',
        file: 'clinique-garance.yaml',
        line: 60,
        column: 3,
        message:
          '`internet-restoration` on `internet` is tighter than what `ligne-nord@1` promises, which may come 87h too late.',
        help: 'Worst start: 2026-04-03 14:01 Europe/Paris. Tightest safe commitment: `113h45m`. Or agree longer hours or a shorter time limit with the supplier.',
      },
    ]);
    expect(suppliers.map(({ agreement }: { agreement: string }) => agreement)).toEqual([
      'ligne-nord@1',
      'microsoft-365@1',
      'salle-blanche@1',
    ]);
  });

  it('warns of less downtime promised than permitted underneath, in French too', async () => {
    const { out, code } = await leeway(
      ['check', 'pair.yaml', '--supplier', 'one.yaml', 'two.yaml', '--lang', 'fr'],
      here,
    );
    expect(code).toBe(0);
    expect(flat(out)).toContain('avertissement[LW207]');
    expect(flat(out)).toContain('permet moins d’indisponibilité que « one@1, two@1 » en dessous');
    expect(flat(out)).toContain('Engagement sûr le plus serré : « 99.9591% »');
  });

  it('says nothing of promises that are covered, and names a supplier that is missing', async () => {
    const covered = await leeway(['check', 'ours.yaml', '--supplier', 'covering.yaml'], here);
    expect(covered.out).not.toContain('LW20');
    const missing = await leeway(['check', 'ours.yaml', '--supplier', 'one.yaml'], here);
    expect(flat(missing.out)).toContain('warning[LW204]: `link` stands on `theirs`');
    const inside = await leeway(['check', 'on-team.yaml', '--supplier', 'team.yaml', 'covering.yaml'], here);
    expect(inside.out).not.toContain('LW204');
  });

  it('ends with 1 where agreements stand on each other or a supplier’s file has an error', async () => {
    const ring = await leeway(['check', 'ours.yaml', '--supplier', 'ringed.yaml', 'team.yaml'], here);
    expect([ring.code, ring.out.split('error[LW208]').length]).toEqual([1, 2]);
    const broken = await leeway(['check', 'ours.yaml', '--supplier', 'broken.yaml'], here);
    expect([broken.code, broken.out.includes('broken.yaml:13:')]).toEqual([1, true]);
    const customer = await leeway(['check', 'ours.yaml', '--supplier', 'pair.yaml'], here);
    expect([customer.code, customer.out]).toEqual([2, '']);
  });
});
