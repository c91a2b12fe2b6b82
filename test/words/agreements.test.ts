import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AgreementReading, readAgreement, renderDiagnostic } from '../../src/language/index.ts';
import { agreementFiles, filesBelow, ROOT, textOf } from './texts.ts';

const templates = filesBelow('templates', '.yaml');

function reading(file: string): AgreementReading {
  const resolve = (ref: string) => (existsSync(`${ROOT}${ref}.yaml`) ? textOf(`${ref}.yaml`) : null);
  return readAgreement(textOf(file), { file, resolve });
}

/** What is said of a file at a level, in words. */
function said(file: string, level: string): readonly string[] {
  return reading(file)
    .diagnostics.filter((diagnostic) => diagnostic.level === level)
    .map((diagnostic) => `${diagnostic.code} ${renderDiagnostic(diagnostic, 'en').message}`);
}

describe('standard agreements and examples', () => {
  it('are six standard agreements, each under its own id and version', () => {
    expect(templates.map((file) => file.slice('templates/'.length, -'.yaml'.length))).toEqual([
      'backup-recovery@1',
      'cybersecurity@1',
      'helpdesk-multilevel@1',
      'msp-standard@2',
      'network-hosting@1',
      'supplier-underpinning@1',
    ]);
    for (const file of templates) expect(file).toBe(`templates/${reading(file).agreement?.ref}.yaml`);
  });

  it.each(agreementFiles())('%s reads without an error', (file) => {
    expect(said(file, 'error')).toEqual([]);
    expect(reading(file).agreement).not.toBeNull();
  });

  it.each(templates)('%s leaves only the name of the customer to fill in', (file) => {
    expect(said(file, 'warning').filter((line) => !line.startsWith('LW123'))).toEqual([]);
  });

  it.each(filesBelow('examples', '.yaml').filter((file) => /^examples\/[^/]+$/.test(file)))(
    '%s has no warning',
    (file) => {
      expect(said(file, 'warning')).toEqual([]);
    },
  );
});

/** Articles that say the same in every standard agreement with a customer. */
const SHARED = [
  'definitions',
  'requests',
  'clockCounting',
  'smallSample',
  'reporting',
  'governance',
  'escalation',
  'changeControl',
  'improvementPlan',
  'payment',
  'indexation',
  'extras',
  'liability',
  'insurance',
  'security',
  'confidentiality',
  'dataProtection',
  'subcontracting',
  'forceMajeure',
  'hardship',
  'renewal',
  'termination',
  'exit',
  'intellectualProperty',
  'audit',
  'evidence',
  'assignment',
  'precedence',
  'governingLaw',
];

interface Sheet {
  readonly kind: string;
  readonly clauses: { readonly [id: string]: { readonly text: { readonly fr: string; readonly en: string } } };
  readonly caps: { readonly [window: string]: { readonly share: string } };
  readonly targets: { readonly [id: string]: { readonly measure: string; readonly title: { readonly fr: string } } };
  readonly priorities: { readonly [id: string]: unknown };
}
const sheets = templates.map((file) => ({ file, sheet: parse(textOf(file)) as Sheet }));
const withCustomers = sheets.filter(({ sheet }) => sheet.kind === 'sla');

describe('the wording of the standard agreements', () => {
  it.each(SHARED)('article %s is the same in all of them', (id) => {
    const wordings = new Set(withCustomers.map(({ sheet }) => JSON.stringify(sheet.clauses[id])));
    expect([...wordings].filter((wording) => wording !== undefined)).toHaveLength(1);
  });

  it.each(sheets)('prints in $file the caps that are computed', ({ sheet }) => {
    for (const { share } of Object.values(sheet.caps)) {
      expect(sheet.clauses['remedies']?.text.fr).toContain(share.replace('%', '\u202f%'));
      expect(sheet.clauses['remedies']?.text.en).toContain(share);
    }
  });

  it.each(sheets)('defines in $file every priority that is used', ({ sheet }) => {
    for (const id of Object.keys(sheet.priorities))
      expect(sheet.clauses['priorities']?.text.fr).toMatch(new RegExp(`${id}[, \u202f:]`));
  });

  it.each(sheets)('never calls a resolution a GTR in $file', ({ sheet }) => {
    for (const { measure, title } of Object.values(sheet.targets)) {
      if (title.fr.includes('GTR')) expect(measure).toBe('restoration');
      if (title.fr.includes('GTI')) expect(measure).toBe('intervention');
    }
  });
});

/** `08:30-12:30` as both languages print it. */
function printed(window: string): { readonly fr: string; readonly en: string } {
  const [from = '', to = ''] = window.split('-');
  const fr = (time: string) => time.replace(/^0/, '').replace(':', ' h ');
  return { fr: `${fr(from)} à ${fr(to)}`, en: `${from.replace(/^0/, '')} to ${to.replace(/^0/, '')}` };
}

describe('service hours', () => {
  const files = agreementFiles().filter((file) => reading(file).plain?.clauses?.['serviceHours'] !== undefined);

  it.each(files)('are printed in %s as they are counted', (file) => {
    const plain = reading(file).plain;
    const wording = plain?.clauses?.['serviceHours']?.text;
    const words = typeof wording === 'string' ? { fr: wording, en: wording } : wording;
    const french = words?.fr?.replaceAll('\u202f', ' ');
    const windows = Object.values(plain?.calendars ?? {}).flatMap((calendar) =>
      typeof calendar === 'string' ? [] : Object.values(calendar.hours).flat(),
    );
    expect(windows.length).toBeGreaterThan(0);
    for (const window of windows) {
      expect(french).toContain(printed(window).fr);
      expect(words?.en).toContain(printed(window).en);
    }
  });
});
