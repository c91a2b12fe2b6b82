import { afterAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/print/width.ts';
import { typographyProblems } from '../words/typography.ts';
import { folderOf, leewayWarm as leeway } from './leeway.ts';

const OURS = `leeway: 1
kind: sla
id: acme
version: 1
title: Mail
language: en
timeZone: Europe/Paris
term: { from: 2026-12-01, reviewEvery: 1y }
parties: { provider: { name: "We" }, customer: { id: acme, name: "Acme" } }
services: { mail: { title: Mail, dependsOn: [ microsoft-365 ] } }
targets: { mail: { measure: availability, when: { service: [ mail ] }, atLeast: 99.95%, basis: users } }
`;
const folder = folderOf({ 'acme.yaml': OURS });
afterAll(folder.remove);
const here = { cwd: folder.path };

interface Entry {
  readonly id: string;
  readonly [key: string]: string | null;
}

const list = async () => JSON.parse((await leeway(['supplier', '--json'])).out).entries as readonly Entry[];

describe('leeway supplier', () => {
  it('lists every entry with supplier, service, promise, confidence and source', async () => {
    const entries = await list();
    expect(entries).toHaveLength(18);
    expect(entries.find(({ id }) => id === 'microsoft-365')).toEqual({
      id: 'microsoft-365',
      supplier: 'Microsoft',
      service: 'Microsoft 365 (most services)',
      measure: 'availability',
      promise: '99.9%',
      confidence: 'secondary; sources disagree on the claim deadline',
      source: 'guides',
      url: null,
    });
    const { out, code } = await leeway(['supplier']);
    expect(code).toBe(0);
    for (const { id } of entries) expect(out).toContain(id);
    expect(out).toContain('restored in 10\u202fh');
    expect(out.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('lists them in French, and says that each is a candidate', async () => {
    const { out } = await leeway(['supplier', '--lang', 'fr']);
    expect(out).toContain('18 engagements publiés par des fournisseurs');
    expect(out).toContain('99,9\u202f% par mois');
    const ours = out.split('\n').filter((line) => !line.startsWith(' '));
    expect(typographyProblems(ours.join('\n'))).toEqual([]);
  });

  it('gives an agreement that reads without an error, as YAML and as the same in JSON', async () => {
    const yaml = await leeway(['supplier', 'microsoft-365']);
    const json = await leeway(['supplier', 'microsoft-365', '--json']);
    const files = folderOf({ 'a.yaml': yaml.out, 'b.json': json.out });
    const checked = await leeway(['check', 'a.yaml', '--json'], { cwd: files.path });
    const same = await leeway(['check', 'b.json', '--json'], { cwd: files.path });
    files.remove();
    expect([yaml.code, json.code, checked.code, same.code]).toEqual([0, 0, 0, 0]);
    expect(JSON.parse(json.out)).toMatchObject({
      kind: 'underpinning',
      id: 'microsoft-365',
      targets: { commitment: { atLeast: '99.9%' } },
    });
    const codes = ({ out }: { out: string }) =>
      JSON.parse(out)
        .diagnostics.map(({ code }: { code: string }) => code)
        .sort();
    expect(codes(same)).toEqual(codes(checked));
  });

  it('gives one that can stand under a promise of ours at once', async () => {
    const { out } = await leeway(['supplier', 'microsoft-365']);
    const files = folderOf({ 'acme.yaml': OURS, 'microsoft-365.yaml': out });
    const margin = await leeway(['margin', 'acme.yaml', '--supplier', 'microsoft-365.yaml', '--json'], {
      cwd: files.path,
    });
    files.remove();
    const [mail] = JSON.parse(margin.out).promises;
    expect(mail).toMatchObject({
      cover: 'uncovered',
      suppliers: [{ agreement: 'microsoft-365@1', target: 'commitment' }],
    });
    expect(mail.availability.safe).toBe('99.85%');
  });

  it('asks of an id it does not know whether another was meant', async () => {
    const english = await leeway(['supplier', 'microsft-365'], here);
    expect({ code: english.code, out: english.out }).toEqual({ code: 2, out: '' });
    expect(english.err).toContain('the catalogue has no supplier microsft-365; did you mean microsoft-365?');
    const french = await leeway(['supplier', 'zzz', '--lang', 'fr', '--json'], here);
    expect({ code: french.code, out: french.out }).toEqual({ code: 2, out: '' });
    expect(french.err).toContain('le catalogue n’a pas de fournisseur zzz\n');
  });
});
