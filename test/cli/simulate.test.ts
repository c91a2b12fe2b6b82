import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOf, halfYear } from './half-year.ts';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';

interface Odds {
  readonly hits: number;
  readonly trials: number;
  readonly low: string;
  readonly high: string;
}
interface Step {
  readonly value: string;
  readonly missed: Odds;
}
interface OfferAnswer {
  readonly target: string;
  readonly term: string;
  readonly kept: boolean;
  readonly promised: Step;
  readonly offered: Step | null;
  readonly tighter: Step | null;
  readonly basis: string;
}
interface Answer {
  readonly asOf: string;
  readonly weeks: number;
  readonly tickets: number;
  readonly method: { readonly kind: string };
  readonly replay: { readonly cost: { readonly net: { readonly amount: string } } } | null;
  readonly beside: { readonly more: { readonly amount: string } } | null;
  readonly odds: readonly { readonly target: string; readonly missed: Odds }[];
  readonly cost: { readonly net: { readonly mean: { readonly amount: string } } };
  readonly exposure: { readonly mostByCaps: { readonly amount: string }; readonly boundBy: string };
  readonly capacity: { readonly basis: { readonly kind: string } } | null;
  readonly offers: readonly OfferAnswer[];
  readonly yearMargin: { readonly amount: string };
  readonly advice: { readonly internal: true; readonly roles: readonly { role: string; stand: string }[] };
  readonly notices: readonly { readonly kind: string }[];
  readonly diagnostics: readonly { readonly level: string }[];
}

const WITHOUT_INTERNAL = draftOf().replace(/^internal:[\s\S]*$/m, '');
const NO_MONEY = WITHOUT_INTERNAL.replace(/^charges:[\s\S]*$/m, '');
const NO_TICKETS = NO_MONEY.replace(
  /^targets:[\s\S]*$/m,
  'targets:\n  up: { measure: availability, when: { service: [helpdesk] }, atLeast: 99%, per: month, calendar: office }\n',
);

const folder = folderOf({
  'past.jsonl': halfYear(),
  'worked.jsonl': halfYear({ work: true }),
  'month.jsonl': halfYear({ weeks: 4 }),
  'nothing.jsonl': '',
  'draft.yaml': draftOf(),
  'present.yaml': draftOf({ within: '12h', attainment: '80%', version: 1 }),
  'prospect.yaml': draftOf({ customer: 'nova' }),
  'no-money.yaml': NO_MONEY,
  'no-tickets.yaml': NO_TICKETS,
  'broken.yaml': draftOf().replace('within: 4h', 'within: soon'),
});
afterAll(folder.remove);

const simulate = (...words: readonly string[]) => leeway(['simulate', ...words], { cwd: folder.path });
const asked = async (...words: readonly string[]): Promise<Answer> => {
  const { out, code } = await simulate(...words, '--json');
  expect(code).toBe(0);
  return JSON.parse(out) as Answer;
};
/** The text without its line ends. */
const flat = (text: string) => text.replace(/\s+/g, ' ');
const shareOf = ({ hits, trials }: Odds) => hits / trials;

describe('leeway simulate, on half a year of tickets', () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await asked('draft.yaml', '--events', 'past.jsonl', '--present', 'present.yaml');
  });

  it('judges by the end of the day of the last event where no instant is given', () => {
    expect(answer.asOf).toBe('2026-07-03T22:00:00Z');
    expect([answer.weeks, answer.tickets]).toEqual([25, 200]);
  });

  it('tells the odds of every promise, and the money of a year', () => {
    expect(answer.odds.map(({ target }) => target)).toEqual(['response', 'resolution']);
    for (const { missed } of answer.odds) expect(missed.trials).toBe(12_000);
    expect(Number(answer.cost.net.mean.amount)).toBeGreaterThan(0);
    expect(answer.exposure).toMatchObject({ mostByCaps: { amount: '2400.00' }, boundBy: 'month' });
    expect(answer.yearMargin.amount).toBe('6000.00');
  });

  it('puts the present agreement beside it: the stricter draft costs more on the same past', () => {
    expect(Number(answer.beside?.more.amount)).toBeGreaterThan(0);
  });

  it('offers the tightest value that is kept with the confidence chosen, and shows that a step tighter is not', () => {
    expect(answer.offers.map(({ target, term }) => `${target}.${term}`)).toEqual([
      'response.within',
      'response.attainment',
      'resolution.within',
      'resolution.attainment',
    ]);
    for (const { offered, tighter, basis } of answer.offers) {
      expect(basis).toBe('evaluated');
      expect(shareOf((offered as Step).missed)).toBeLessThanOrEqual(0.1);
      expect(shareOf((tighter as Step).missed)).toBeGreaterThan(0.1);
    }
  });

  it('holds what it offers: the draft with the offered value, simulated again, has those very odds', async () => {
    const offer = answer.offers.find(({ target, term }) => target === 'resolution' && term === 'within') as OfferAnswer;
    for (const step of [offer.offered as Step, offer.tighter as Step]) {
      const changed = folderOf({ 'changed.yaml': draftOf({ within: step.value }) });
      const again = await asked(`${changed.path}/changed.yaml`, '--events', 'past.jsonl');
      changed.remove();
      const { missed } = again.odds.find(({ target }) => target === 'resolution') as Answer['odds'][number];
      expect(missed).toEqual(step.missed);
    }
  });

  it('advises each role by our private bounds: past the walk-away, walk away', () => {
    const stands = Object.fromEntries(answer.advice.roles.map(({ role, stand }) => [role, stand]));
    expect(stands).toMatchObject({ 'canary-approver': 'walkAway', finance: 'accept' });
    expect(answer.advice.internal).toBe(true);
  });

  it('gives the same bytes for the same seed, and another draw for another', async () => {
    const words = ['draft.yaml', '--events', 'past.jsonl', '--seed', '5', '--years', '200'];
    const [first, second] = [await simulate(...words), await simulate(...words)];
    expect(first.out).toBe(second.out);
    expect(first.out).toContain('seed 5');
    const other = await simulate('draft.yaml', '--events', 'past.jsonl', '--seed', '6', '--years', '200');
    expect(other.out).not.toBe(first.out);
  });

  it('asks for more where more confidence is chosen', async () => {
    const sure = await asked('draft.yaml', '--events', 'past.jsonl', '--confidence', '99%');
    const at = (from: Answer) =>
      from.offers.find(({ target, term }) => target === 'resolution' && term === 'attainment')?.offered?.value ?? '0%';
    expect(Number.parseFloat(at(sure))).toBeLessThan(Number.parseFloat(at(answer)));
  });
});

describe('leeway simulate, told to people', () => {
  it.each(['en', 'fr'])('fits a page of 80 columns and says what it is, in %s', async (lang) => {
    const words = ['draft.yaml', '--events', 'worked.jsonl', '--present', 'present.yaml', '--team', '6h,1h'];
    const { out, err, code } = await simulate(...words, '--years', '200', '--lang', lang);
    expect(code).toBe(0);
    expect(err).not.toMatch(TRACE);
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const said =
      lang === 'en'
        ? ['Ours alone', 'would have cost', 'present agreement', 'seed 1', 'In service hours', 'walk away']
        : ['À nous seuls', 'aurait coûté', 'contrat actuel', 'graine 1', 'En HO', 'renoncer'];
    for (const words of said) expect(flat(out)).toContain(words);
    expect(out).not.toMatch(/undefined|NaN|null/);
  });

  it('prices nothing where no money hangs on the promises, and says so', async () => {
    const { out, code } = await simulate('no-money.yaml', '--events', 'past.jsonl', '--years', '100');
    expect(code).toBe(0);
    expect(flat(out)).toContain('No money hangs on its promises');
    expect(out).not.toContain('€');
  });
});

describe('leeway simulate, for a customer without a past', () => {
  it('lets the past of named customers stand for it, scaled, and says so', async () => {
    const words = ['prospect.yaml', '--events', 'past.jsonl', '--customers', 'verdier,lumen', '--scale', '1.5'];
    const answer = await asked(...words);
    expect(answer.method).toMatchObject({
      kind: 'customersThenWeeks',
      borrowed: [
        { customer: 'verdier', scale: 1.5 },
        { customer: 'lumen', scale: 1.5 },
      ],
    });
    expect(answer.replay).toBeNull();
    expect(answer.odds[0]?.missed.trials).toBeGreaterThan(0);
    const { out } = await simulate(...words, '--years', '100');
    expect(flat(out)).toContain('has no past here: that of verdier (× 1.5), lumen (× 1.5) stands for it');
  });

  it('says that one customer’s past can not show how customers differ', async () => {
    const answer = await asked('prospect.yaml', '--events', 'past.jsonl', '--customers', 'verdier', '--years', '100');
    expect(answer.method).toMatchObject({ notices: [{ kind: 'oneCustomer', customer: 'verdier' }] });
  });

  it('refuses a customer the events do not know, with the nearest they do', async () => {
    const { err, code } = await simulate('prospect.yaml', '--events', 'past.jsonl', '--customers', 'verdeir');
    expect(code).toBe(2);
    expect(err).toContain('did you mean verdier?');
  });

  it('says whose tickets the events hold where none is of the draft’s customer', async () => {
    const { out, code } = await simulate('prospect.yaml', '--events', 'past.jsonl', '--years', '100');
    expect(code).toBe(0);
    expect(out).toMatch(
      /No ticket of these events falls under this agreement \(they are of boreal,\s+verdier, lumen\)/,
    );
  });
});

describe('leeway simulate, where the past says little', () => {
  it('says that a month of past is little to go by', async () => {
    const { out, code } = await simulate('draft.yaml', '--events', 'month.jsonl', '--years', '100');
    expect(code).toBe(0);
    expect(flat(out)).toContain('Only 3 weeks of past');
  });

  it('says that there are no events, and that no promise is measured by tickets', async () => {
    const empty = await simulate('draft.yaml', '--events', 'nothing.jsonl');
    const none = await simulate('no-tickets.yaml', '--events', 'past.jsonl', '--years', '100');
    expect([empty.code, none.code]).toEqual([0, 0]);
    expect(flat(empty.out)).toContain('there is no past to draw from');
    expect(flat(none.out)).toContain('nothing that tickets measure');
  });

  it('draws from the part of the past that is asked for', async () => {
    const part = ['--from', '2026-03-02', '--to', '2026-06-01', '--years', '100'];
    expect((await asked('draft.yaml', '--events', 'past.jsonl', ...part)).weeks).toBe(13);
  });

  it('holds the team against recorded work; without any it asks what share of the time is work', async () => {
    const team = ['--team', '10h', '--years', '100'];
    expect((await asked('draft.yaml', '--events', 'worked.jsonl', ...team)).capacity?.basis.kind).toBe('recorded');
    const silent = await asked('draft.yaml', '--events', 'past.jsonl', ...team);
    expect(silent.capacity).toBeNull();
    expect(silent.notices).toContainEqual({ kind: 'noWork' });
    const share = await asked('draft.yaml', '--events', 'past.jsonl', ...team, '--handling', '40%');
    expect(share.capacity?.basis).toEqual({ kind: 'elapsed', share: '40%' });
  });
});

describe('leeway simulate, asked wrongly', () => {
  it('is not for customers, and shows them nothing of ours', async () => {
    for (const whom of ['customer', 'boreal']) {
      const { out, err, code } = await simulate('draft.yaml', '--events', 'past.jsonl', '--for', whom);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('not for customers');
      expect(err).not.toContain('canary');
    }
  });

  it.each([
    ['--confidence', 'high'],
    ['--confidence', '0%'],
    ['--confidence', '101%'],
    ['--years', '0'],
    ['--years', 'many'],
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--team', '2bd'],
    ['--team', '1h,2h,3h'],
    ['--as-of', 'yesterday'],
    ['--scale', '2'],
    ['--handling', '40%'],
  ])('%s %s is wrong use that names the option', async (flag, word) => {
    const { err, code, out } = await simulate('draft.yaml', '--events', 'past.jsonl', flag, word);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(flag);
    expect(err).not.toMatch(TRACE);
  });

  it.each([
    [['--customers', 'lumen', '--scale', '0'], '--scale'],
    [['--customers', 'lumen', '--scale', '1,2'], '--scale'],
    [['--customers', 'lumen', '--present', 'present.yaml'], '--present'],
    [['--team', '10h', '--handling', 'half'], '--handling'],
    [['--from', '2026-06-01', '--to', '2026-03-01'], '--from'],
  ] as const)('%j is wrong use that names %s', async (words, flag) => {
    const { err, code } = await simulate('draft.yaml', '--events', 'past.jsonl', ...words);
    expect(code).toBe(2);
    expect(err).toContain(flag);
  });

  it('does not simulate a draft that does not read: what is wrong is the answer', async () => {
    const told = await simulate('broken.yaml', '--events', 'past.jsonl');
    expect([told.code, told.out]).toEqual([1, '']);
    expect(told.err).toContain('Nothing was simulated');
    const { code, out } = await simulate('broken.yaml', '--events', 'past.jsonl', '--json');
    expect(code).toBe(1);
    const answer = JSON.parse(out) as Answer;
    expect(answer.odds).toEqual([]);
    expect(answer.diagnostics.some(({ level }) => level === 'error')).toBe(true);
  });
});
