import { describe, expect, it } from 'vitest';
import { folderOf, leeway } from './leeway.ts';
import { AGREEMENT } from './story.ts';

describe('leeway demo --print', () => {
  it('says at its head and at its end that the data are generated, in both languages', async () => {
    const english = await leeway(['demo', '--print']);
    const french = await leeway(['demo', '--print', '--lang', 'fr']);
    expect(english.out.split('Generated data').length - 1).toBe(2);
    expect(english.out.startsWith('▲ Generated data')).toBe(true);
    expect(french.out.split('Données générées').length - 1).toBe(2);
    expect([english.code, french.code]).toEqual([0, 0]);
  });

  it('shows verdicts with their reasons, and a receipt that adds up', async () => {
    const { out } = await leeway(['demo', '--print']);
    expect(out).toMatch(/✗ \S+ · .+\n {6}due .+ late\n {6}counted /);
    expect(out).toMatch(/counted .+ \+ [\s\S]+? in all/);
    expect(out).toContain('[rules.pauseOn]');
    // A command to be copied stays whole.
    for (const told of [out, (await leeway(['demo', '--print', '--lang', 'fr'])).out])
      expect(told.split('\n').filter((line) => [...line].length > 80 && !/^ {4}(node|leeway)/.test(line))).toEqual([]);
  });

  it('gives the same document each time', async () => {
    const first = await leeway(['demo', '--print', '--json']);
    const second = await leeway(['demo', '--print', '--json']);
    expect(first.out).toBe(second.out);
    expect(JSON.parse(first.out)).toMatchObject({
      asOf: '2026-04-01T15:00:00Z',
      credits: [{ remedy: 'uptime-credit', amount: { amount: '62.50', currency: 'EUR' }, waitsFor: ['earnBack'] }],
      bonuses: [],
    });
  });

  it('shows how outages became downtime, and what that costs, in both languages', async () => {
    const english = await leeway(['demo', '--print']);
    expect(english.out).toMatch(
      /observed +743\u202fh +1\u202fh\u202f25 {2}█+\n +in planned maintenance +−2\u202fh +−55\u202fmin/,
    );
    expect(english.out).toMatch(/takes nothing off:\s+announced Tue 24 Mar 16:00, less than 48\u202fh ahead/);
    expect(english.out).toMatch(/service credit +€62\.50 +computed, waits for earn-back/);
    const french = await leeway(['demo', '--print', '--lang', 'fr']);
    expect(french.out).toMatch(
      /constaté +743\u202fh +1\u202fh\u202f25 {2}█+\n +en maintenance programmée +−2\u202fh +−55\u202fmin/,
    );
    expect(french.out).toMatch(/réduction de prix +62,50\u202f€ +calculé, en attente\u202f: rattrapage/);
  });

  it('ends with commands that work as they stand', async () => {
    const folder = folderOf({});
    const { out } = await leeway(['demo', '--print'], { cwd: folder.path });
    const commands = [...out.matchAll(/^ {4}(?:node )?\S*leeway(?:\.mjs)? (.+)$/gm)].map((match) =>
      (match[1] ?? '').split(' '),
    );
    expect(commands.length).toBeGreaterThan(3);
    for (const words of commands) {
      const ran = await leeway(words, { cwd: folder.path });
      expect([words.join(' '), ran.code]).toEqual([words.join(' '), 0]);
    }
    folder.remove();
  });
});

describe('leeway check --source', () => {
  const MAPPING = `mapping: 1
source: desk
table: { delimiter: "," }
timeZone: UTC
dates: [yyyy-mm-dd HH:MM]
rows: tickets
ticket: { column: number }
events:
  opened: { at: opened, data: { customer: { value: boreal }, priority: priority } }
  resolved: { at: resolved }
`;

  it('says for each commitment what starts and stops it, and what can not be measured', async () => {
    const folder = folderOf({ 'a.yaml': AGREEMENT, 'm.yaml': MAPPING });
    const told = await leeway(['check', 'a.yaml', '--source', 'm.yaml'], { cwd: folder.path });
    const asJson = await leeway(['check', 'a.yaml', '--source', 'm.yaml', '--json'], { cwd: folder.path });
    folder.remove();
    expect(told.out).toMatch(
      /✓ Resolution \(resolution\)\n +starts +ticket\.opened \(opened\)\n +pauses +–\n +stops +ticket\.resolved \(resolved\)/,
    );
    expect(told.out).toMatch(/✗ First response \(p1-response\): can not be measured/);
    expect(told.out).toContain('1 of 2 commitments can be measured from this source.');
    expect(JSON.parse(asJson.out)).toMatchObject({
      ok: true,
      source: [
        {
          targets: [
            { target: 'p1-response', measurable: false },
            { target: 'resolution', measurable: true },
          ],
        },
      ],
    });
    expect([told.code, asJson.code]).toEqual([0, 0]);
  });
});
