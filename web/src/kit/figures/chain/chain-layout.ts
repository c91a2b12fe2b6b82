export type ChainSide = 'customer' | 'us' | 'supplier';

export interface ChainNode {
  readonly id: string;
  readonly name: string;
  readonly side: ChainSide;
  /** In words, under the name: "restored within 4 h". */
  readonly detail?: string | null;
}

/** `from` relies on `to`. */
export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  readonly state: 'covered' | 'thin' | 'uncovered';
  /** Why, in words. */
  readonly note?: string | null;
}

const SIDES: readonly ChainSide[] = ['customer', 'us', 'supplier'];
const [BOX, GAP, TOP] = [52, 14, 28];

/** So narrow a box may be, in pixels, that the name of a promise is told whole as a rule. */
export const LEAST_BOX = 190;

/**
 * Three columns from customers over ours to suppliers, each centred; places in pixels for a width. Where nothing of ours
 * stands between, the others have its room. Below `LEAST_BOX` a list tells more.
 */
export function chainLayout(nodes: readonly ChainNode[], width: number) {
  const columns = SIDES.map((side) => nodes.filter((node) => node.side === side));
  const most = Math.max(1, ...columns.map(({ length }) => length));
  const height = TOP + most * (BOX + GAP);
  // Between two boxes a label of a line has room.
  const sides = SIDES.filter((side, at) => side !== 'us' || columns[at]?.length !== 0);
  const boxWidth = Math.min(280, (width - 220) / sides.length);
  const placed = columns.flatMap((column, at) =>
    column.map((node, row) => ({
      node,
      x: (at * (width - boxWidth)) / 2,
      y: TOP + ((most - column.length) * (BOX + GAP)) / 2 + row * (BOX + GAP),
    })),
  );
  const byId = new Map(placed.map((place) => [place.node.id, place]));
  return { sides, placed, byId, height, boxWidth, boxHeight: BOX };
}

/** A line of the graph: a curve that leaves and comes in level. */
export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Where along its line a label may stand, best first. */
const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
const [LABEL_WIDTH, LABEL_HEIGHT] = [92, 20];

/** The middles of the lines' labels, in pixels: each on its own line, and clear of those before it where there is room. */
export function labelPlaces(curves: readonly Curve[]): readonly { readonly x: number; readonly y: number }[] {
  const placed: { readonly x: number; readonly y: number }[] = [];
  for (const curve of curves) {
    const stops = STOPS.map((at) => pointOf(curve, at));
    const hidden = ({ x, y }: { readonly x: number; readonly y: number }) =>
      placed.reduce(
        (sum, other) =>
          sum + Math.max(0, LABEL_WIDTH - Math.abs(x - other.x)) * Math.max(0, LABEL_HEIGHT - Math.abs(y - other.y)),
        0,
      );
    placed.push(stops.reduce((best, one) => (hidden(one) < hidden(best) ? one : best)));
  }
  return placed;
}

function pointOf({ x1, y1, x2, y2 }: Curve, at: number) {
  const [a, b, c, d] = [(1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at ** 2, at ** 3];
  const bend = (x1 + x2) / 2;
  return { x: a * x1 + (b + c) * bend + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}

export interface ChainLine {
  readonly node: ChainNode;
  readonly depth: number;
  /** By which it was come to; null: nothing relies on it. */
  readonly edge: ChainEdge | null;
  /** It was told before: what it relies on is not told again. */
  readonly isAgain: boolean;
}

/** The same as an indented list, from what nothing relies on. Circles end where they began. */
export function chainLines(nodes: readonly ChainNode[], edges: readonly ChainEdge[]): readonly ChainLine[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const told = new Set<string>();
  const lines: ChainLine[] = [];
  const tell = (node: ChainNode, depth: number, edge: ChainEdge | null) => {
    const isAgain = told.has(node.id);
    lines.push({ node, depth, edge, isAgain });
    if (isAgain) return;
    told.add(node.id);
    for (const next of edges) {
      const target = byId.get(next.to);
      if (next.from === node.id && target !== undefined) tell(target, depth + 1, next);
    }
  };
  for (const node of nodes) if (!edges.some(({ to }) => to === node.id)) tell(node, 0, null);
  for (const node of nodes) if (!told.has(node.id)) tell(node, 0, null);
  return lines;
}
