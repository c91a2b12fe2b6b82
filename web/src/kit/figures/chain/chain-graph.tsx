import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlotFrame } from '../plot-frame.tsx';
import { useWidth } from '../use-width.ts';
import {
  type ChainEdge,
  type ChainNode,
  chainCurves,
  chainLayout,
  chainLines,
  LEAST_BOX,
  labelPlaces,
} from './chain-layout.ts';

interface ChainGraphProps {
  readonly title: string;
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
  readonly onNode?: (id: string) => void;
}

/** Which promise relies on which, from the customers to the suppliers, and whether it is covered. Narrow: a list. */
export function ChainGraph({ title, nodes, edges, onNode }: ChainGraphProps) {
  const { t } = useTranslation('kit');
  const [place, width] = useWidth();
  const layout = chainLayout(nodes, width);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const count = (state: ChainEdge['state']) => edges.filter((edge) => edge.state === state).length;
  const columns = t('figures.chain.columns', { returnObjects: true });
  const table = {
    columns: [columns.from, columns.to, columns.state, columns.note],
    rows: edges.map(({ from, to, state, note }) => [nameOf(from), nameOf(to), t(`figures.chain.${state}`), note ?? '']),
  };
  const summary =
    nodes.length === 0
      ? t('figures.chain.nothing')
      : t('figures.chain.summary', { covered: count('covered'), thin: count('thin'), uncovered: count('uncovered') });
  return (
    <PlotFrame title={title} summary={summary} table={table}>
      <div ref={place} className="min-w-0">
        {layout.boxWidth < LEAST_BOX ? (
          <List nodes={nodes} edges={edges} onNode={onNode} />
        ) : (
          <Graph nodes={nodes} edges={edges} onNode={onNode} width={width} layout={layout} />
        )}
      </div>
    </PlotFrame>
  );
}

/** Covered: a solid line. Thin: a dashed one. Not covered: dotted and heavy. Each with its mark and its word. */
const LINE = {
  covered: { className: 'stroke-on-time-fill', width: 2, dash: undefined },
  thin: { className: 'stroke-soon-fill', width: 2.5, dash: '8 5' },
  uncovered: { className: 'stroke-late-fill', width: 3, dash: '2 5' },
} as const;
const INK = { covered: 'text-on-time', thin: 'text-soon', uncovered: 'text-late' } as const;
const SIGN = { covered: '✓', thin: '≈', uncovered: '✕' } as const;

type Shared = Pick<ChainGraphProps, 'nodes' | 'edges'> & { readonly onNode: ChainGraphProps['onNode'] };

type GraphProps = Shared & { readonly width: number; readonly layout: ReturnType<typeof chainLayout> };

function Graph({ nodes, edges, onNode, width, layout }: GraphProps) {
  const { t } = useTranslation('kit');
  const [chosen, setChosen] = useState<string | null>(null);
  const { sides, placed, height, boxWidth, boxHeight } = layout;
  const curves = useMemo(() => chainCurves(edges, layout), [edges, layout]);
  const labels = useMemo(() => labelPlaces(curves), [curves]);
  const lines = curves.map((curve) => {
    const { from, to } = curve.edge;
    return { ...curve, bend: (curve.x1 + curve.x2) / 2, isFaint: chosen !== null && from !== chosen && to !== chosen };
  });
  return (
    <div className="relative" style={{ height }}>
      <div aria-hidden="true" className="flex justify-between text-xs text-ink-faint">
        {sides.map((side) => (
          <span key={side} style={{ width: boxWidth }}>
            {t(`figures.chain.${side}`)}
          </span>
        ))}
      </div>
      <svg aria-hidden="true" width={width} height={height} className="absolute inset-0">
        {lines.map(({ edge, x1, y1, x2, y2, bend, isFaint }) => (
          <path
            key={`${edge.from} ${edge.to}`}
            d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
            fill="none"
            strokeWidth={LINE[edge.state].width}
            strokeDasharray={LINE[edge.state].dash}
            opacity={isFaint ? 0.25 : 1}
            className={LINE[edge.state].className}
          />
        ))}
      </svg>
      {lines.map(({ edge, isFaint }, at) => (
        <span
          key={`${edge.from} ${edge.to}`}
          aria-hidden="true"
          className={`absolute -translate-x-1/2 -translate-y-1/2 rounded-sm bg-canvas px-1 text-xs whitespace-nowrap ${INK[edge.state]} ${isFaint ? 'invisible' : ''}`}
          style={{ left: labels[at]?.x, top: labels[at]?.y }}
        >
          {`${SIGN[edge.state]} ${t(`figures.chain.${edge.state}`)}`}
        </span>
      ))}
      {placed.map(({ node, x, y }) => (
        <button
          key={node.id}
          type="button"
          onClick={() => onNode?.(node.id)}
          onFocus={() => setChosen(node.id)}
          onBlur={() => setChosen(null)}
          onPointerEnter={() => setChosen(node.id)}
          onPointerLeave={() => setChosen(null)}
          style={{ left: x, top: y, width: boxWidth, height: boxHeight }}
          className="absolute overflow-hidden rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-accent"
        >
          <span className="sr-only">{t('figures.chain.side', { side: t(`figures.chain.${node.side}`) })} </span>
          <span className="block truncate font-medium">{node.name}</span>
          <span className="block truncate text-xs text-ink-soft">{node.detail}</span>
          <span className="sr-only">{reliesWords(node, nodes, edges, t)}</span>
        </button>
      ))}
    </div>
  );
}

type Tell = ReturnType<typeof useTranslation<'kit'>>['t'];

function edgeWords(edge: ChainEdge, nodes: readonly ChainNode[], t: Tell): string {
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const told = { from: nameOf(edge.from), to: nameOf(edge.to), state: t(`figures.chain.${edge.state}`) };
  return edge.note == null ? t('figures.chain.edge', told) : t('figures.chain.edgeNote', { ...told, note: edge.note });
}

/** All that a promise relies on, for those who do not see the lines. */
function reliesWords(node: ChainNode, nodes: readonly ChainNode[], edges: readonly ChainEdge[], t: Tell): string {
  const relies = edges.filter(({ from }) => from === node.id).map((edge) => edgeWords(edge, nodes, t));
  return relies.join(' ');
}

function List({ nodes, edges, onNode }: Shared) {
  const { t } = useTranslation('kit');
  return (
    <ul className="grid gap-1">
      {chainLines(nodes, edges).map(({ node, depth, edge, isAgain }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a promise may stand in several places
        <li key={at} style={{ paddingLeft: `${Math.min(depth, 4) * 1.25}rem` }}>
          <button
            type="button"
            onClick={() => onNode?.(node.id)}
            className="w-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-left"
          >
            <span className="block font-medium">{node.name}</span>
            {edge !== null && (
              <span className={`block text-sm ${INK[edge.state]}`}>
                <span aria-hidden="true">{SIGN[edge.state]} </span>
                {edgeWords(edge, nodes, t)}
              </span>
            )}
            <span className="block text-xs text-ink-soft">{isAgain ? t('figures.chain.circle') : node.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
