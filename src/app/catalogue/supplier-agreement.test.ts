import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../core/agreement/index.ts';
import { hasErrors, readAgreement } from '../../language/index.ts';
import { entryOf, readCatalogue } from './entry.ts';
import { supplierAgreement } from './supplier-agreement.ts';

const catalogue = readCatalogue(readFileSync(new URL('../../../catalogue/suppliers.json', import.meta.url), 'utf8'));

function read(id: string): Agreement {
  const entry = entryOf(catalogue, id);
  if (entry === null) throw new Error(`no entry ${id}`);
  const { agreement, diagnostics } = readAgreement(supplierAgreement(entry, catalogue), { file: id });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics));
  return agreement;
}

describe('the catalogue of suppliers', () => {
  it('holds eighteen entries, each with an id of its own, a source and how sure it is', () => {
    expect(new Set(catalogue.entries.map(({ id }) => id)).size).toBe(18);
    for (const { id, source, confidence } of catalogue.entries) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(source.length * confidence.length).toBeGreaterThan(0);
    }
  });

  it('knows an entry by its id and nothing by another', () => {
    expect(entryOf(catalogue, 'microsoft-365')?.supplier).toBe('Microsoft');
    expect(entryOf(catalogue, 'nobody')).toBeNull();
  });

  it.each(catalogue.entries.map(({ id }) => [id]))('%s becomes an agreement without errors', (id) => {
    const entry = entryOf(catalogue, id);
    const reading = readAgreement(entry === null ? '' : supplierAgreement(entry, catalogue), { file: id });
    expect(hasErrors(reading.diagnostics)).toBe(false);
    expect(reading.agreement).toMatchObject({ id, kind: 'underpinning' });
    expect(reading.agreement?.governance.provenance).toMatchObject({
      url: entry?.url,
      retrieved: catalogue.researched,
      confidence: 'candidate',
    });
    expect(reading.agreement?.clauses['source']?.text.en).toContain(entry?.confidence);
  });

  it.each(catalogue.entries.map((entry) => [entry.id, entry] as const))(
    '%s promises what the entry says, and nothing where the entry gives no figure',
    (id, entry) => {
      const [target, ...more] = read(id).targets;
      expect(more).toEqual([]);
      if (entry.target === null || id === 'arcep-ftth-enhanced') expect(target).toBeUndefined();
      else if (entry.measure === 'availability') {
        expect(target?.atLeastPpm).toBe(Math.round(Number.parseFloat(entry.target) * 10_000));
      } else expect(target?.within).toEqual({ kind: 'service', ms: Number.parseFloat(entry.target) * 3_600_000 });
    },
  );
});

describe('what an entry becomes', () => {
  it('tiers of credit, with the claim limit counted from the end of the month', () => {
    const [credit] = read('aws-ec2-region').commercial.remedies;
    expect(credit?.formula).toEqual({
      kind: 'tiers',
      tiers: [
        { belowPpm: 999_900, due: { kind: 'share', sharePpm: 100_000 } },
        { belowPpm: 990_000, due: { kind: 'share', sharePpm: 300_000 } },
        { belowPpm: 950_000, due: { kind: 'share', sharePpm: 1_000_000 } },
      ],
    });
    expect(credit?.claim).toMatchObject({ onRequest: true, within: { unit: 'mo', count: 2 } });
  });

  it('days of service where these are what is given', () => {
    const [credit] = read('google-workspace').commercial.remedies;
    expect(credit).toMatchObject({ kind: 'serviceDays', applied: 'extension' });
    expect(credit?.formula).toMatchObject({ kind: 'serviceDays', tiers: [{ days: 3 }, { days: 7 }, { days: 15 }] });
  });

  it('so much an hour, capped, from the ticket on, outages of three minutes left out', () => {
    const kms = read('ovhcloud-us-kms');
    const [credit] = kms.commercial.remedies;
    expect(credit?.formula).toMatchObject({ kind: 'perUnit', eachMs: 3_600_000 });
    expect(credit?.cap).toEqual({ kind: 'share', sharePpm: 300_000, of: { kind: 'charges' } });
    expect(kms.rules).toMatchObject({ outageStart: 'reported', minimumOutageMs: 180_000 });
  });

  it('hours where they are stated, and no promise where they are only named', () => {
    const [orange] = read('orange-telephone-pro').targets;
    expect(orange?.calendar.week.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
    expect(read('arcep-ftth-enhanced').targets).toEqual([]);
    expect(read('arcep-ftth-enhanced').clauses['source']?.text.en).toContain('write the hours');
  });

  it('sources that disagree on the claim limit leave it open, in words', () => {
    const agreement = read('microsoft-365');
    expect(agreement.commercial.remedies[0]?.claim).toEqual({ onRequest: true, within: null, channel: null });
    expect(agreement.clauses['asPublished']?.text.en).toContain('or 30 days from the incident');
  });
});
