import { expect, test } from 'vitest';
import { type ChainEdge, type ChainNode, chainLayout, chainLines } from './chain-layout.ts';

const nodes: readonly ChainNode[] = [
  { id: 'clinic', name: 'Clinic', side: 'customer' },
  { id: 'network', name: 'Network', side: 'us' },
  { id: 'fibre', name: 'Fibre', side: 'supplier' },
  { id: 'power', name: 'Power', side: 'supplier' },
];
const edge = (from: string, to: string): ChainEdge => ({ from, to, state: 'thin' });

test('customers stand left, suppliers right, within the width', () => {
  const { byId, boxWidth } = chainLayout(nodes, 900);
  expect(byId.get('clinic')?.x).toBe(0);
  expect((byId.get('fibre')?.x ?? 0) + boxWidth).toBe(900);
  expect(byId.get('fibre')?.y).not.toBe(byId.get('power')?.y);
});

test('a list goes from the promise to what it relies on, and a circle ends', () => {
  const lines = chainLines(nodes, [edge('clinic', 'network'), edge('network', 'fibre'), edge('fibre', 'network')]);
  expect(lines.map(({ node, depth, isAgain }) => [node.id, depth, isAgain])).toEqual([
    ['clinic', 0, false],
    ['network', 1, false],
    ['fibre', 2, false],
    ['network', 3, true],
    ['power', 0, false],
  ]);
});

test('a circle that nothing leads to is told all the same', () => {
  const lines = chainLines(nodes.slice(1, 3), [edge('network', 'fibre'), edge('fibre', 'network')]);
  expect(lines[0]?.node.id).toBe('network');
});
