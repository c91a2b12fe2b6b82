import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway, type Ran } from './leeway.ts';

/** A word and an amount that stand nowhere but in what is ours alone. */
const WORD = 'zibeline';
const AMOUNT = '987654.32';
/** Anything of it, however amounts are grouped and whatever unit they are told in. */
const CANARY = /zibeline|987[\s.,\u00a0\u202f]?654|98765432|17[.,]3191|1731|61[\s\u202f]?h/i;

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** An agreement without its `internal` section, which is the last of the file. */
const openPart = (path: string) => {
  const text = textOf(path);
  const at = text.search(/^(#[^\n]*\n)?internal:/m);
  const rest = text.slice(at).replace(/^(#[^\n]*\n)?internal:\n(?: [^\n]*\n)*/, '');
  return `${text.slice(0, at)}${rest}`;
};

const internal = (mark: string) => `
internal:
  bounds:
    p1-response.within: { ideal: 61h, acceptable: "${WORD} ${mark}", walkAway: "${WORD}", approver: ${WORD}-approver }
    caps.month.share: { ideal: 17.31%, acceptable: 17.3191%, walkAway: "${AMOUNT} EUR", approver: ${WORD}-approver }
    ${mark === 'two' ? 'p1-restoration' : 'p3-resolution'}.within: { ideal: 61h, walkAway: 61h, approver: ${WORD}-other }
  approvals: [ ${WORD}-one, ${WORD}-${mark} ]
  cost: { base: ${mark === 'two' ? '1' : ''}${AMOUNT} EUR }
  margin: { delay: 17.31%, downtime: 17.3191 }
  notes: [ "${WORD} ${mark}", "the customer would pay ${AMOUNT} EUR" ]
`;

const AGREEMENT = `${openPart('examples/boreal-or.yaml')}${internal('one')}`;
/** A later version: another promise, and everything of ours alone changed. */
const LATER = `${openPart('examples/boreal-or.yaml')
  .replace('version: 3', 'version: 4')
  .replace('effective: 2026-03-01', 'effective: 2026-06-01')
  .replace('p1-response: { within: 30m', 'p1-response: { within: 15m')}${internal('two')}`;

/** Texts of `internal` that a reader of agreements finds fault with. */
const FAULTS: { readonly [what: string]: string } = {
  'an unknown key': `internal:\n  ${WORD}: 1\n`,
  'a key nearly known': `internal:\n  approvalz: [ ${WORD} ]\n`,
  'an unknown currency': `internal:\n  cost: { base: "${AMOUNT} ${WORD}" }\n`,
  'a cost of no line': `internal:\n  cost: { ${WORD}: ${AMOUNT} EUR }\n`,
  'a bound on nothing': `internal:\n  bounds: { ${WORD}.within: { ideal: 61h, approver: ${WORD} } }\n`,
  'a margin that is none': `internal:\n  margin: { delay: ${WORD} }\n`,
  'notes that are no list': `internal:\n  notes: { ${WORD}: "${AMOUNT} EUR" }\n`,
  'a text without an end': `internal:\n  notes: [ "${WORD} ${AMOUNT} EUR\n`,
};

let folder: ReturnType<typeof folderOf>;
beforeAll(() => {
  folder = folderOf({
    'agreement.yaml': AGREEMENT,
    'later.yaml': LATER,
    'events.jsonl': textOf('examples/boreal-march.jsonl'),
    'orange-fibre.yaml': textOf('examples/orange-fibre.yaml'),
    'ledger.yaml': textOf('examples/settlement/accounts.yaml'),
  });
});
afterAll(() => folder.remove());

const run = (args: readonly string[]): Promise<Ran> => leeway(args, { cwd: folder.path });

const EVALUATE = (file: string) => [
  'evaluate',
  '--agreement',
  file,
  '--events',
  'events.jsonl',
  '--as-of',
  '2026-04-01',
];
const SETTLE = (file: string) => ['settle', file, '--events', 'events.jsonl', '--period', '2026-03'];
const DIFF = (file: string) => ['diff', file, 'later.yaml'];

/** Every command that knows `--for`, with every way of answering. */
const ANSWERS: readonly (readonly string[])[] = [
  EVALUATE('agreement.yaml'),
  [...EVALUATE('agreement.yaml'), '--only', 'objectives'],
  [...EVALUATE('agreement.yaml'), '--json'],
  [...EVALUATE('agreement.yaml'), '--json', '--receipts'],
  SETTLE('agreement.yaml'),
  [...SETTLE('agreement.yaml'), '--json'],
  DIFF('agreement.yaml'),
  [...DIFF('agreement.yaml'), '--json'],
];

/** What shows costs or suppliers, and commands that have no view for a customer. */
const REFUSED: readonly (readonly string[])[] = [
  ['check', 'agreement.yaml'],
  ['explain', 'INC-2003', '--agreement', 'agreement.yaml', '--events', 'events.jsonl', '--as-of', '2026-04-01'],
  ['supplier', 'microsoft-365'],
  ['margin', 'agreement.yaml', '--supplier', 'orange-fibre.yaml'],
  ['margin', 'agreement.yaml', '--supplier', 'orange-fibre.yaml', '--json'],
  ['simulate', 'agreement.yaml', '--events', 'events.jsonl'],
  ['simulate', 'agreement.yaml', '--events', 'events.jsonl', '--json'],
  [...DIFF('agreement.yaml'), '--events', 'events.jsonl'],
  [...DIFF('agreement.yaml'), '--supplier', 'orange-fibre.yaml', '--json'],
];

const BROKEN = ['evaluate', 'settle', 'diff'] as const;
const ASKED = { evaluate: EVALUATE, settle: SETTLE, diff: DIFF };

describe('what is ours alone never reaches a customer', () => {
  it('the agreement reads without error, and we ourselves are told of it: the test can fail', async () => {
    expect((await run(['check', 'agreement.yaml', 'later.yaml'])).code).toBe(0);
    const ours = await run(DIFF('agreement.yaml'));
    expect(ours.out).toContain(WORD);
    expect(ours.out).toMatch(/987,654\.32/);
    const margin = await run(['margin', 'agreement.yaml', '--supplier', 'orange-fibre.yaml', '--json']);
    expect(margin.out).toMatch(CANARY);
  });

  describe.each(['en', 'fr'])('in %s', (lang) => {
    it.each(ANSWERS.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
      // One customer's view takes the same way; once is enough.
      for (const whom of lang === 'en' ? ['customer', 'boreal'] : ['customer']) {
        const { code, out, err } = await run([...args, '--for', whom, '--lang', lang]);
        expect(code).toBe(0);
        expect(out).not.toBe('');
        expect(out).not.toMatch(CANARY);
        expect(err).not.toMatch(CANARY);
      }
    });

    it.each(REFUSED.map((args) => [args.join(' '), args] as const))('%s is refused', async (_, args) => {
      const { code, out, err } = await run([...args, '--for', 'customer', '--lang', lang]);
      expect(code).toBe(2);
      expect(err).toContain('--for');
      expect(out + err).not.toMatch(CANARY);
    });

    it('a table for an accounting program, on the screen and in a file', async () => {
      const args = [...SETTLE('agreement.yaml'), '--csv', 'ledger.yaml', '--for', 'customer', '--lang', lang];
      const shown = await run(args);
      const written = await run([...args, '--out', `statement-${lang}.csv`]);
      for (const { out, err } of [shown, written]) expect(out + err).not.toMatch(CANARY);
      const files = readdirSync(folder.path).filter((name) => name.endsWith('.csv'));
      for (const name of files) expect(readFileSync(join(folder.path, name), 'utf8')).not.toMatch(CANARY);
      expect([shown.code, written.code, files.length > 0]).toEqual([0, 0, true]);
    });
  });

  describe.each(Object.entries(FAULTS))('nor through a fault in it: %s', (_, text) => {
    const broken = `${openPart('examples/boreal-or.yaml')}\n${text}`;

    it.each(BROKEN)('%s', async (command) => {
      const own = folderOf({
        'broken.yaml': broken,
        'later.yaml': LATER,
        'events.jsonl': textOf('examples/boreal-march.jsonl'),
      });
      const asked = ASKED[command]('broken.yaml');
      const ways = [asked, [...asked, '--json']].map((args) =>
        leeway([...args, '--for', 'customer'], { cwd: own.path }),
      );
      for (const { out, err } of await Promise.all(ways)) {
        expect(out).not.toMatch(CANARY);
        expect(err).not.toMatch(CANARY);
      }
      own.remove();
    });
  });
});
