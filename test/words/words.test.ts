import { describe, expect, it } from 'vitest';
import { NEVER, NOT_SEARCHED, neverWordsIn } from './never.ts';
import { agreementFiles, programFiles, textOf, textsOfProgram, textsOfYaml } from './texts.ts';

const program = programFiles().flatMap(textsOfProgram);

describe('words that never stand on a screen or in a document', () => {
  it('are those of the last column of the glossary', () => {
    const rows =
      textOf('GLOSSARY.md')
        .split('## The nouns of the code')[0]
        ?.match(/^\|.*\|$/gm) ?? [];
    const last = rows.slice(2).map((row) => row.split('|').at(-2)?.trim() ?? '');
    const words = last
      .filter((cell) => cell !== '–')
      .flatMap((cell) => cell.replace(/\(.*?\)/g, '').split(','))
      .map((word) => word.trim().replaceAll('\u202f', ' '));
    const known = [...NEVER.map(({ word }) => word), ...NOT_SEARCHED];
    expect(words.filter((word) => !known.includes(word))).toEqual([]);
    expect(known.filter((word) => !words.includes(word))).toEqual([]);
  });

  it.each([
    ['La cible est dépassée.', 'fr', 1],
    ['Une horloge et un chronomètre', 'fr', 2],
    ['Pendant la maintenance, rien ne compte.', 'fr', 1],
    ['Pendant la maintenance programmée, rien ne compte.', 'fr', 0],
    ['annexe « Engagements de niveau de service (SLA) »', 'fr', 0],
    ['Le client a le niveau Premium.', 'fr', 1],
    ['toute violation de données à caractère personnel', 'fr', 0],
    ['Une violation de l’engagement', 'fr', 1],
    ['des pénalités de retard au taux de trois fois le taux d’intérêt légal', 'fr', 0],
    ['des pénalités de retard pour un délai dépassé', 'fr', 1],
    ['Faute de l’avoir fait', 'fr', 0],
    ['Nous émettons un avoir.', 'fr', 1],
    ['An excusal was granted.', 'en', 1],
  ] as const)('“%s” (%s) holds %i of them', (text, language, count) => {
    expect(neverWordsIn(text, language)).toHaveLength(count);
  });

  it.each(agreementFiles())('do not stand in %s', (file) => {
    const found = textsOfYaml(file).texts.flatMap(({ at, language, text }) =>
      neverWordsIn(text, language).map((word) => `${at}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('do not stand in what the program can say', () => {
    expect(program.filter(({ language }) => language === 'fr').length).toBeGreaterThan(100);
    const found = program.flatMap(({ at, language, text }) =>
      neverWordsIn(text, language).map((word) => `${at}: ${word} in “${text}”`),
    );
    expect(found).toEqual([]);
  });
});

describe('what French and English readers see', () => {
  it.each(agreementFiles())('is there in both languages in %s', (file) => {
    const { texts, alone } = textsOfYaml(file);
    expect(alone).toEqual([]);
    expect(texts.length).toBeGreaterThan(0);
  });
});
