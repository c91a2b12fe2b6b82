import { expect, test } from 'vitest';
import {
  type ChainEdge,
  type ChainNode,
  chainCurves,
  chainLayout,
  chainLines,
  LEAST_BOX,
  labelPlaces,
} from './chain-layout.ts';

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

test('where nothing of ours stands between, customers and suppliers are drawn on a narrower page', () => {
  const outer = nodes.filter(({ side }) => side !== 'us');
  expect(chainLayout(nodes, 700).boxWidth).toBeLessThan(LEAST_BOX);
  const { byId, boxWidth } = chainLayout(outer, 700);
  expect(boxWidth).toBeGreaterThanOrEqual(LEAST_BOX);
  expect((byId.get('fibre')?.x ?? 0) - boxWidth).toBeGreaterThan(150);
});

test('where no supplier stands under ours, ours stand at the right', () => {
  const inner = nodes.filter(({ side }) => side !== 'supplier');
  const { byId, boxWidth, sides } = chainLayout(inner, 900);
  expect(sides).toEqual(['customer', 'us']);
  expect((byId.get('network')?.x ?? 0) + boxWidth).toBe(900);
});

test('lines that leave one box leave it apart, in the order of where they lead', () => {
  const layout = chainLayout(nodes, 900);
  const curves = chainCurves([edge('network', 'power'), edge('network', 'fibre'), edge('network', 'nobody')], layout);
  const [power, fibre] = curves;
  expect(curves).toHaveLength(2);
  expect(fibre?.y1).toBeLessThan(power?.y1 ?? 0);
  const { y = 0 } = layout.byId.get('network') ?? {};
  for (const { y1 } of curves) expect(y1 > y && y1 < y + layout.boxHeight).toBe(true);
  expect(fibre?.y2).toBe((layout.byId.get('fibre')?.y ?? 0) + layout.boxHeight / 2);
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

test('no label of a line hides another where lines meet and cross', () => {
  const [x1, x2] = [220, 450];
  const from = [80, 146, 212, 278];
  const to = [146, 212];
  const pairs: readonly [number, number][] = [
    [0, 0],
    [1, 1],
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ];
  const curves = pairs.map(([a, b]) => ({ x1, y1: from[a] ?? 0, x2, y2: to[b] ?? 0 }));
  const places = labelPlaces(curves);
  for (const [at, one] of places.entries())
    for (const other of places.slice(at + 1))
      expect(Math.abs(one.x - other.x) >= 70 || Math.abs(one.y - other.y) >= 16).toBe(true);
});
