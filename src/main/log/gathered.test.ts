import { describe, expect, it } from 'vitest';
import { gathered } from './gathered.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('lines of the log', () => {
  it('are written together when they come together, in their order, and none twice', async () => {
    const written: string[] = [];
    const write = gathered((text) => written.push(text));
    write('one\n');
    write('two\n');
    expect(written).toEqual([]);
    await nextTurn();
    expect(written).toEqual(['one\ntwo\n']);
    write('three\n');
    await nextTurn();
    await nextTurn();
    expect(written).toEqual(['one\ntwo\n', 'three\n']);
  });
});
