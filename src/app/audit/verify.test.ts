import { describe, expect, it } from 'vitest';
import { AUDIT_START, type AuditEntry, type AuditHead, chained } from '../ports/index.ts';
import { verifyChain } from './verify.ts';

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head: AuditHead = { number: 0, hash: AUDIT_START };
  for (let i = 1; i <= length; i++) {
    const note = {
      at: i,
      actor: 'p-1',
      action: 'token.made',
      object: `token:t-${i}`,
      customer: null,
      details: { i, b: 'x' },
    };
    const entry = chained(note, head);
    entries.push(entry);
    head = entry;
  }
  return entries;
}

const faultsOf = async (entries: readonly AuditEntry[], end: AuditHead | null = null) =>
  (await verifyChain([entries.slice(0, 3), entries.slice(3)], end)).faults;
const replaced = (entries: readonly AuditEntry[], at: number, change: Partial<AuditEntry>) =>
  entries.map((entry, i) => (i === at ? { ...entry, ...change } : entry));

describe('a record', () => {
  const whole = chainOf(8);

  it('holds as it was written, and tells its end', async () => {
    const found = await verifyChain([whole], { number: 8, hash: whole[7]?.hash ?? '' });
    expect(found).toEqual({ entries: 8, head: { number: 8, hash: whole[7]?.hash }, faults: [] });
  });

  it('shows which entry was changed, whatever of it', async () => {
    const changes: readonly Partial<AuditEntry>[] = [
      { at: 99 },
      { actor: null },
      { action: 'token.made ' },
      { object: 'token:t-5' },
      { customer: '' },
      { details: { i: 4, b: 'y' } },
      { details: { i: 4 } },
      { details: { i: '4', b: 'x' } },
      { previous: AUDIT_START },
    ];
    for (const change of changes) {
      expect((await faultsOf(replaced(whole, 3, change)))[0]).toEqual({ kind: 'changed', number: 4 });
    }
  });

  it('shows entries that are gone, at the beginning, in between and at the end', async () => {
    expect(await faultsOf(whole.slice(2))).toEqual([{ kind: 'missing', from: 1, to: 2 }]);
    expect(await faultsOf([...whole.slice(0, 3), ...whole.slice(5)])).toEqual([{ kind: 'missing', from: 4, to: 5 }]);
    const end = { number: 8, hash: whole[7]?.hash ?? '' };
    expect(await faultsOf(whole.slice(0, 6), end)).toEqual([{ kind: 'missing', from: 7, to: 8 }]);
    expect(await faultsOf([], end)).toEqual([{ kind: 'missing', from: 1, to: 8 }]);
  });

  it('shows two that were swapped, with their numbers or without', async () => {
    const [, , third, fourth] = whole as [AuditEntry, AuditEntry, AuditEntry, AuditEntry];
    const swapped = [...whole.slice(0, 2), { ...fourth, number: 3 }, { ...third, number: 4 }, ...whole.slice(4)];
    expect(await faultsOf(swapped)).toEqual([
      { kind: 'changed', number: 3 },
      { kind: 'changed', number: 4 },
      { kind: 'unlinked', number: 5 },
    ]);
    const outOfOrder = await faultsOf([...whole.slice(0, 2), fourth, third, ...whole.slice(4)]);
    expect(outOfOrder).toContainEqual({ kind: 'unlinked', number: 3 });
  });

  it('shows where an entry was written anew, with a hash of its own', async () => {
    const { hash: _, ...said } = whole[3] as AuditEntry;
    const forged = chained({ ...said, actor: 'p-2' }, whole[2] as AuditEntry);
    expect(await faultsOf(replaced(whole, 3, forged))).toEqual([{ kind: 'unlinked', number: 5 }]);
    const last = chained({ ...(whole[7] as AuditEntry), actor: 'p-2' }, whole[6] as AuditEntry);
    const end = { number: 8, hash: whole[7]?.hash ?? '' };
    expect(await faultsOf(replaced(whole, 7, last), end)).toEqual([{ kind: 'unlinked', number: 8 }]);
  });

  it('holds nothing that begins a line, colours a text or turns it round', () => {
    const note = {
      at: 1,
      actor: 'p-1\r\n2 fake',
      action: 'x\u001b[31m',
      object: 'person:\u202Eevil\u0085\u009b',
      customer: 'é “😀”',
      details: { 'a\nb': 'c\u2028d\0\ud800' },
    };
    expect(chained(note, { number: 0, hash: AUDIT_START })).toMatchObject({
      actor: 'p-1\\u{000d}\\u{000a}2 fake',
      action: 'x\\u{001b}[31m',
      object: 'person:\\u{202e}evil\\u{0085}\\u{009b}',
      customer: 'é “😀”',
      details: { 'a\\u{000a}b': 'c\\u{2028}d\\u{0000}\\u{d800}' },
    });
  });
});
