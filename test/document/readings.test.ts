import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/document/index.ts';
import { neverWordsIn } from '../words/never.ts';
import { agreementFiles } from '../words/texts.ts';
import { typographyProblems } from '../words/typography.ts';
import { agreementIn, linesOf } from './support.ts';

const LANGUAGES = ['fr', 'en'] as const;
const all = agreementFiles().flatMap((file) => LANGUAGES.map((language) => ({ file, language })));

describe('every standard agreement and example, as a document', () => {
  it.each(all)('$file reads well in $language', ({ file, language }) => {
    const reading = readingOf(agreementIn(file), language);
    // The wording of the articles is the owner's own, and held elsewhere.
    const lines = linesOf({ ...reading, sections: reading.sections.filter(({ id }) => id !== 'clauses') });
    expect(lines.filter((line) => /undefined|null|NaN|\[object|Infinity|\$\{/.test(line))).toEqual([]);
    expect(lines.flatMap((line) => neverWordsIn(line, language))).toEqual([]);
    const written = lines.map((line) => line.replaceAll(/^\||^>|"/g, ''));
    if (language === 'fr') expect(written.flatMap(typographyProblems)).toEqual([]);
  });

  it.each(all)('$file has in $language tables with a cell for each column', ({ file, language }) => {
    const { sections } = readingOf(agreementIn(file), language);
    for (const { blocks } of sections) {
      for (const block of blocks) {
        if (block.kind !== 'table') continue;
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
        if (block.places !== undefined) expect(block.places).toHaveLength(block.rows.length);
      }
    }
  });

  it.each(agreementFiles())('%s tells each clause in one place, where links find it', (file) => {
    const agreement = agreementIn(file);
    const places = readingOf(agreement, 'en').sections.flatMap(({ blocks }) => blocks.flatMap(placesOf));
    expect(places).toEqual([...new Set(places)]);
    for (const { id } of agreement.targets.filter(({ level }) => level === null))
      expect(places).toContain(`targets.${id}`);
    for (const id of Object.keys(agreement.contacts)) expect(places).toContain(`contacts.${id}`);
    for (const { id } of agreement.commercial.remedies) expect(places).toContain(`remedies.${id}`);
    for (const { id } of agreement.commercial.bonuses) expect(places).toContain(`bonuses.${id}`);
  });

  it.each(agreementFiles())('%s says the same in both languages, block by block', (file) => {
    const agreement = agreementIn(file);
    const shape = (language: 'fr' | 'en') =>
      readingOf(agreement, language).sections.map(({ id, blocks }) => [id, blocks.map(({ kind }) => kind)]);
    expect(shape('fr')).toEqual(shape('en'));
  });
});

describe('what a reader finds in a document', () => {
  const agreement = agreementIn('examples/boreal-or.yaml');
  const [fr, en] = LANGUAGES.map((language) => linesOf(readingOf(agreement, language)));

  it.each(LANGUAGES)('is the whole of it, in %s', async (language) => {
    const text = `${linesOf(readingOf(agreement, language)).join('\n').trim()}\n`;
    await expect(text).toMatchFileSnapshot(`golden/boreal-or.${language}.txt`);
  });

  it('is when a limit ends that begins on a Friday evening, on the hours of the agreement', () => {
    // Friday closes at 17:00: half an hour is left, and two service days later at the same time is Tuesday.
    expect(fr?.join('\n')).toContain(
      'une demande ouverte le vendredi 6 mars 2026 à 16\u202fh\u202f30 a pour échéance le mardi 10 mars 2026 à 16\u202fh\u202f30.',
    );
    expect(en?.join('\n')).toContain(
      'a request opened on Friday 6 March 2026 at 16:30 is due on Tuesday 10 March 2026 at 16:30.',
    );
  });

  it('is which promise has a rule of its own', () => {
    const rule = readingOf(agreement, 'en').rules.find((one) => one.rule === 'maxPause');
    expect(rule?.text).toBe('A pause lasts 10 service days at most; then the time limit resumes by itself.');
    expect(rule?.exceptions).toEqual([
      {
        title: 'P3 and P4 resolution',
        text: 'A pause lasts 5 service days at most; then the time limit resumes by itself.',
      },
    ]);
  });

  it('is how much downtime a month leaves', () => {
    expect(en).toContain('| Internet access availability | 99.9% | April 2026 | 43\u202fmin 12\u202fs');
  });

  it('holds what is ours alone only as long as the agreement does', () => {
    expect(en?.some((line) => line.includes('Walk-away'))).toBe(true);
    const shown = linesOf(readingOf({ ...agreement, internal: null }, 'en'));
    expect(shown.filter((line) => /walk-away|820\.00/i.test(line))).toEqual([]);
  });
});

describe('the table of time limits', () => {
  it('has for each priority what its own promises say, and those that name none', () => {
    const { matrix } = readingOf(agreementIn('examples/boreal-or.yaml'), 'en');
    const cell = (priority: string, measure: string, level: string | null = null) =>
      matrix.cells.filter((one) => one.priority === priority && one.measure === measure && one.level === level);
    expect(matrix.priorities.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4']);
    expect(cell('P1', 'firstResponse')).toMatchObject([{ limit: '30\u202fmin', within: '30m', withinMs: 1_800_000 }]);
    expect(cell('P1', 'firstResponse', 'premium')).toMatchObject([{ within: '15m', only: [] }]);
    expect(cell('P4', 'resolution')).toMatchObject([{ within: '2bd', withinMs: null, days: 2, calendar: 'office' }]);
    for (const { id } of matrix.priorities) expect(cell(id, 'nextResponse')).toHaveLength(1);
    expect(cell('P2', 'resolution')).toEqual([]);
  });

  it('leaves out measures that nothing is promised of', () => {
    const { matrix } = readingOf(agreementIn('templates/helpdesk-multilevel@1.yaml'), 'en');
    expect(matrix.measures.map(({ id }) => id)).toEqual(['firstResponse', 'nextResponse', 'resolution']);
    expect(matrix.levels.map(({ id }) => id)).toEqual(['confort', 'premium']);
    expect(matrix.others.map(({ title }) => title)).toEqual(['Essential']);
  });
});

type Block = ReturnType<typeof readingOf>['sections'][number]['blocks'][number];

function placesOf(block: Block): readonly string[] {
  if (block.kind === 'heading') return block.place === undefined ? [] : [block.place];
  if (block.kind === 'definitions') return block.items.flatMap(({ place }) => (place === undefined ? [] : [place]));
  return block.kind === 'table' ? (block.places ?? []) : [];
}
