import { describe, expect, it } from 'vitest';
import { agreementFiles, textsOfYaml } from './texts.ts';
import { typographyProblems } from './typography.ts';

describe('French typography', () => {
  it.each([
    ['Le délai est tenu\u202f; le gel cesse.', 0],
    ['Le délai est tenu ; le gel cesse.', 1],
    ['Le délai est tenu; le gel cesse.', 1],
    ['Motif\u202f: rendez-vous', 0],
    ['Motif: rendez-vous', 1],
    ['à 10:30, sur https://exemple.fr', 0],
    ['99,9\u202f% du mois', 0],
    ['99,9 % du mois', 1],
    ['«\u202fcontrat\u202f»', 0],
    ['« contrat »', 2],
    ["l'échéance", 1],
    ['l’échéance', 0],
    ['40\u202f€', 0],
    ['dit "tenu"', 2],
  ])('“%s” has %i faults', (text, count) => {
    expect(typographyProblems(text)).toHaveLength(count);
  });

  it.each(agreementFiles())('is kept to in %s', (file) => {
    const found = textsOfYaml(file)
      .texts.filter(({ language }) => language === 'fr')
      .flatMap(({ at, text }) => typographyProblems(text).map((problem) => `${at}: ${problem}`));
    expect(found).toEqual([]);
  });
});
