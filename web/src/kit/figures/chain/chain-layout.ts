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

/** What lines and their labels have between two columns: where there is room for it, and at least. */
const [ROOM, LEAST_ROOM] = [200, 110];

/**
 * Columns from customers over ours to suppliers, each centred; places in pixels for a width. Where nothing of ours stands
 * between, or nothing of a supplier's under ours, the others have its room. Below `LEAST_BOX` a list tells more.
 */
export function chainLayout(nodes: readonly ChainNode[], width: number) {
  const has = (side: ChainSide) => nodes.some((node) => node.side === side);
  const sides = SIDES.filter((side) => side === 'customer' || has(side) || (side === 'supplier' && !has('us')));
  const columns = sides.map((side) => nodes.filter((node) => node.side === side));
  const most = Math.max(1, ...columns.map(({ length }) => length));
  const height = TOP + most * (BOX + GAP);
  const gaps = sides.length - 1;
  const widest = (width - gaps * LEAST_ROOM) / sides.length;
  const boxWidth = Math.min(280, Math.max((width - gaps * ROOM) / sides.length, Math.min(widest, LEAST_BOX)));
  const placed = columns.flatMap((column, at) =>
    column.map((node, row) => ({
      node,
      x: (at * (width - boxWidth)) / gaps,
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

/**
 * The lines of edges whose ends are both there. Where several leave a box, or come to one, they are spread along its side in
 * the order of where they lead, so that fewer cross and none covers another.
 */
export function chainCurves(edges: readonly ChainEdge[], layout: ReturnType<typeof chainLayout>) {
  const { byId, boxWidth, boxHeight } = layout;
  const lines = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
  const heightOf = (line: (typeof lines)[number], end: 'from' | 'to', other: 'from' | 'to') => {
    const beside = lines.filter((one) => one[end] === line[end]).sort((one, two) => one[other].y - two[other].y);
    return line[end].y + (boxHeight * (beside.indexOf(line) + 1)) / (beside.length + 1);
  };
  return lines.map((line) => ({
    edge: line.edge,
    x1: line.from.x + boxWidth,
    y1: heightOf(line, 'from', 'to'),
    x2: line.to.x,
    y2: heightOf(line, 'to', 'from'),
  }));
}

/** Where along its line a label may stand, best first. */
const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
const [LABEL_WIDTH, LABEL_HEIGHT] = [92, 20];
/** A line is looked at in so many places; one under a label is worth so much of a label under it, in square pixels. */
const [LOOKS, LINE_UNDER] = [32, 20];

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The middles of the lines' labels, in pixels: each on its own line, clear of those before it and of other lines where there
 * is room.
 */
export function labelPlaces(curves: readonly Curve[]): readonly Point[] {
  const placed: Point[] = [];
  const paths = curves.map((curve) => Array.from({ length: LOOKS }, (_, at) => pointOf(curve, (at + 0.5) / LOOKS)));
  for (const [at, curve] of curves.entries()) {
    const others = paths.filter((_, other) => other !== at).flat();
    const hidden = ({ x, y }: Point) => {
      const labels = placed.reduce(
        (sum, other) =>
          sum + Math.max(0, LABEL_WIDTH - Math.abs(x - other.x)) * Math.max(0, LABEL_HEIGHT - Math.abs(y - other.y)),
        0,
      );
      const isUnder = (one: Point) => Math.abs(x - one.x) < LABEL_WIDTH / 2 && Math.abs(y - one.y) < LABEL_HEIGHT / 2;
      return labels + LINE_UNDER * others.filter(isUnder).length;
    };
    const weighed = STOPS.map((stop) => pointOf(curve, stop)).map((point) => ({ point, weight: hidden(point) }));
    placed.push(weighed.reduce((best, one) => (one.weight < best.weight ? one : best)).point);
  }
  return placed;
}

function pointOf({ x1, y1, x2, y2 }: Curve, at: number): Point {
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
