import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basesFor } from '../../../src/main/bases.ts';
import { neverWordsIn } from '../../words/never.ts';
import { typographyProblems } from '../../words/typography.ts';
import { type Served, serve } from '../support/server.ts';

let served: Served;
beforeAll(async () => {
  const publishing = { bases: basesFor('none/none.yaml', process.cwd()), holidays: async () => () => null };
  served = await serve({ parts: { publishing } });
  served.clock.at = Date.parse('2026-11-22T15:00:00Z');
});
afterAll(async () => {
  await served.close();
  expect(served.defects).toEqual([]);
});

interface Field {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly help: string;
  readonly standard: string | null;
  readonly least: string | null;
  readonly most: string | null;
}

interface Told {
  readonly status: number;
  // What an answer holds is what each test looks at.
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every route
  readonly body: any;
}

async function ask(method: string, path: string, body?: unknown, lang = 'en', as = 'owner'): Promise<Told> {
  const answer = await served.ask(`/api/v1${path}`, {
    method,
    as,
    headers: { 'accept-language': lang, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

const TEMPLATES = [
  'msp-standard@2',
  'helpdesk-multilevel@1',
  'network-hosting@1',
  'backup-recovery@1',
  'cybersecurity@1',
  'supplier-underpinning@1',
];
const NAMES: { readonly [field: string]: string } = {
  provider: 'Hexa Infogérance',
  email: 'support@hexa.example.com',
  customerName: 'Boréal & Fils «Nord» "SAS"',
  customerEmail: 'it@boreal.example.com',
  supplierName: 'Orange SA',
  supplierEmail: 'noc@orange.example.com',
};

/** The names that a form asks for; figures as it begins with unless given. */
function answersTo(fields: readonly Field[], more: { readonly [field: string]: string } = {}) {
  const names = fields.flatMap(({ id }) => (NAMES[id] === undefined ? [] : [[id, NAMES[id]] as const]));
  return { ...Object.fromEntries(names), ...more };
}

const fieldsOf = async (template: string, lang = 'en'): Promise<readonly Field[]> =>
  (await ask('GET', `/templates/${template}`, undefined, lang)).body.fields;
const worth = (diagnostics: readonly { level: string; message: string }[]) =>
  diagnostics.filter(({ level }) => level !== 'info').map(({ message }) => message);

describe('the standard agreements', () => {
  it.each(['fr', 'en'] as const)('are offered with forms of at most ten fields, in %s', async (lang) => {
    const { body } = await ask('GET', '/templates', undefined, lang);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(TEMPLATES);
    for (const { title, description, fields } of body.items) {
      expect(fields.length).toBeLessThanOrEqual(10);
      const texts = [title, description, ...fields.flatMap(({ label, help }: Field) => [label, help])];
      expect(texts.flatMap((text) => neverWordsIn(text, lang))).toEqual([]);
      // Windows as they are typed have a colon without a space.
      if (lang === 'fr') expect(texts.flatMap(typographyProblems)).toEqual([]);
    }
  });

  it('carry their own text, and are not found under another name', async () => {
    expect((await ask('GET', '/templates/msp-standard@2')).body.text).toMatch(/^# Standard agreement/);
    expect((await ask('GET', '/templates/msp-standard@9')).status).toBe(404);
    expect((await ask('GET', '/templates/..~1secret')).status).toBe(404);
  });
});

describe.each(TEMPLATES)('%s, filled in', (template) => {
  it.each(['fr', 'en'])('with what it begins with is published and read, in %s', async (lang) => {
    // Each has a customer of its own: two agreements that promise one customer the same are refused.
    const party = `${template} «${lang}» "SAS" & Fils`;
    const fields = await fieldsOf(template);
    const naming = fields.some(({ id }) => id === 'customerName') ? 'customerName' : 'supplierName';
    const answers = answersTo(fields, { [naming]: party });
    const { body: filled } = await ask('POST', `/templates/${template}/fill`, { answers }, lang);
    expect(worth(filled.diagnostics)).toEqual([]);
    const dates = { effective: '2026-11-22', until: '2027-11-21', renews: true };
    expect(filled.summary).toMatchObject({ version: 1, party, ...dates });
    const published = await ask('POST', '/agreements', { text: filled.text }, lang);
    expect([published.status, worth(published.body.diagnostics ?? published.body.errors)]).toEqual([201, []]);
    const { agreement } = filled.summary;
    const { status, body } = await ask('GET', `/agreements/${agreement}/versions/1/reading?lang=${lang}`);
    expect([status, body.language, body.title.endsWith(filled.summary.party)]).toEqual([200, lang, true]);
    expect(body.sections.map(({ id }: { id: string }) => id)).toContain('commitments');
    expect(JSON.stringify(body.sections)).not.toMatch(/\.example"|000000000|\+33 1 00 00/);
  });

  it.each(['least', 'most'] as const)(
    'says each figure that is the %s allowed, and nothing is amiss',
    async (bound) => {
      const fields = await fieldsOf(template);
      const figures = Object.fromEntries(
        fields.flatMap((field) => (field[bound] === null ? [] : [[field.id, field[bound]]])),
      );
      const { status, body } = await ask('POST', `/templates/${template}/fill`, {
        answers: answersTo(fields, figures),
      });
      expect([status, worth(body.diagnostics ?? [])]).toEqual([200, []]);
      for (const figure of Object.values(figures)) expect(body.text).toContain(`: ${figure} `);
    },
  );

  it('prints in its clauses the hours that were answered, and no others', async () => {
    const answers = answersTo(await fieldsOf(template), { hours: '09:15-12:45, 14:00-17:30' });
    const { body } = await ask('POST', `/templates/${template}/fill`, { answers });
    expect(body.text).toContain('{ mon-fri: [ "09:15-12:45", "14:00-17:30" ] }');
    const words = body.text.replaceAll(/\s+/gu, ' ');
    expect(words).toContain('du lundi au vendredi, de 9 h 15 à 12 h 45 et de 14 h 00 à 17 h 30');
    expect(words).toContain('Monday to Friday, 9:15 to 12:45 and 14:00 to 17:30');
    expect(words).not.toMatch(/Monday to Friday, (?:8|9):[03]0/);
  });
});

describe('answers that can not be taken', () => {
  it.each([
    ['price', '-1.00 EUR', 'outOfBounds'],
    ['price', '350 USD', 'outOfBounds'],
    ['price', 'three', 'badSpelling'],
    ['availability', '99.99%', 'outOfBounds'],
    ['criticalResponse', '5m', 'outOfBounds'],
    ['criticalResponse', '30m real', 'outOfBounds'],
    ['criticalRestoration', '1bd', 'badSpelling'],
    ['hours', '18:00-09:00', 'badSpelling'],
    ['hours', '09:00-12:00 11:00-13:00', 'badSpelling'],
    ['startsOn', '2026-02-30', 'badSpelling'],
    ['email', 'no address', 'badSpelling'],
    ['customerName', 'two\nlines', 'badSpelling'],
    ['customerName', '   ', 'missing'],
    ['somethingElse', 'x', 'unknownField'],
  ])('%s: %j is told as %s, at its field', async (field, answer, code) => {
    const answers = { ...answersTo(await fieldsOf('msp-standard@2')), [field]: answer };
    const { status, body } = await ask('POST', '/templates/msp-standard@2/fill', { answers });
    expect([status, body.errors.map((one: { pointer: string; code: string }) => [one.pointer, one.code])]).toEqual([
      422,
      [[`/answers/${field}`, code]],
    ]);
  });

  it('are never a way to write anything else into the text', async () => {
    const customerName = 'x", siren: "1" } # { $ref: [ "\\u0041" ] }';
    const answers = { ...answersTo(await fieldsOf('msp-standard@2')), customerName };
    const { body } = await ask('POST', '/templates/msp-standard@2/fill', { answers });
    expect([body.summary.party, worth(body.diagnostics)]).toEqual([customerName, []]);
  });
});

describe('whom a form is filled in for', () => {
  const fill = async (customerName: string): Promise<string> =>
    (await ask('POST', '/templates/msp-standard@2/fill', { answers: { provider: 'Hexa', customerName } })).body.text;
  const idIn = (text: string) => /customer: \{ id: "([^"]+)"/.exec(text)?.[1];

  it('is the customer of that name, where there is one', async () => {
    await ask('PUT', '/customers/c-0042', { name: 'Lumière & Cie' });
    expect(idIn(await fill('lumière & cie '))).toBe('c-0042');
  });

  it('is never another customer whose name is only alike', async () => {
    await ask('PUT', '/customers/lumen', { name: 'Lumen' });
    expect(idIn(await fill('Lumen !'))).toBe('lumen-2');
    await ask('PUT', '/customers/partner', { name: 'Partner' });
    expect(idIn(await fill('東京'))).toBe('partner-2');
    expect(idIn(await fill('3M'))).toBe('3m');
  });

  it('has with each agreement an id that no other has', async () => {
    const text = await fill('Twice');
    expect((await ask('POST', '/agreements', { text })).status).toBe(201);
    expect(await fill('Twice')).toContain('id: "twice-msp-standard-2"');
  });
});

describe('a text as it is written', () => {
  const check = (text: string, lang = 'en', as = 'owner') => ask('POST', '/agreements/check', { text }, lang, as);

  it('is told what is wrong with it, from where to where, in the reader’s language', async () => {
    const text = 'leeway: 1\nkind: slo\n';
    const [en, fr] = [await check(text), await check(text, 'fr')];
    expect([en.status, en.body.summary]).toEqual([200, null]);
    const [kind] = en.body.diagnostics.filter(({ line }: { line: number }) => line === 2);
    expect(kind).toMatchObject({ level: 'error', line: 2, column: 7, endLine: 2, endColumn: 10 });
    expect(kind.code).toMatch(/^LW\d{3}$/);
    expect(fr.body.diagnostics.map(({ code }: { code: string }) => code)).toEqual(
      en.body.diagnostics.map(({ code }: { code: string }) => code),
    );
    expect(fr.body.diagnostics[0].message).not.toBe(en.body.diagnostics[0].message);
  });

  it('that reads says what it promises, and is kept nowhere', async () => {
    const { text } = (
      await ask('POST', '/templates/msp-standard@2/fill', { answers: { provider: 'Hexa', customerName: 'Lumen' } })
    ).body;
    const before = (await ask('GET', '/agreements')).body.items.length;
    const { body } = await check(text);
    expect(body.summary.promises).toContainEqual({
      target: 'p1-restoration',
      level: null,
      measure: 'restoration',
      title: 'P1 restoration',
      limit: '4\u202fh',
      hours: '24\u00a0hours\u00a0a\u00a0day, 7\u00a0days\u00a0a\u00a0week',
      required: 'at most 1 missed, per quarter',
    });
    expect((await ask('GET', '/agreements')).body.items).toHaveLength(before);
  });

  it('may build on what is published, and is told where there is no such base', async () => {
    const base = 'leeway: 1\nid: next\nversion: 1\nextends: no-such-agreement@3\n';
    const { body } = await check(base);
    expect(body.diagnostics.some(({ message }: { message: string }) => message.includes('no-such-agreement@3'))).toBe(
      true,
    );
  });

  it('is read for those who may publish, and for nobody else', async () => {
    for (const as of ['technician', 'approver', 'customer-boreal'])
      expect((await check('leeway: 1', 'en', as)).status).toBe(403);
  });

  it('ends in diagnostics however hostile it is, fifty times in one process', async () => {
    const hostile = [
      '['.repeat(1000),
      '{a: '.repeat(1000),
      `${'- '.repeat(1000)}a`,
      `${'? '.repeat(1000)}a`,
      Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]',
      'a: { <<: { b: 1 } }',
      'parties: { __proto__: { polluted: true } }',
      'title: a\u0000b',
      'é'.repeat(300_000),
    ];
    for (let round = 0; round < 5; round += 1) {
      for (const text of hostile) {
        const { status, body } = await check(text);
        expect([200, 400, 422]).toContain(status);
        if (status === 200) expect([body.summary, body.diagnostics.length > 0]).toEqual([null, true]);
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await check('leeway: 1')).status).toBe(200);
  });
});
