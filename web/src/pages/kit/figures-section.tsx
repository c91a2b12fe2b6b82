import { serverNow } from '../../api/server-time.ts';
import { Bars } from '../../kit/figures/bars.tsx';
import { BudgetStrip } from '../../kit/figures/budget-strip.tsx';
import { ChainGraph } from '../../kit/figures/chain/chain-graph.tsx';
import { Histogram } from '../../kit/figures/histogram.tsx';
import { Matrix } from '../../kit/figures/matrix.tsx';
import { Odds } from '../../kit/figures/odds.tsx';
import { Trend } from '../../kit/figures/trend.tsx';
import { Waterfall } from '../../kit/figures/waterfall.tsx';
import { MonthGrid } from '../../kit/time/calendar/month-grid.tsx';
import { YearCalendar } from '../../kit/time/calendar/year-calendar.tsx';
import { ForecastStrip } from '../../kit/time/forecast-strip.tsx';
import { ReceiptTimeline } from '../../kit/time/receipt/receipt-timeline.tsx';
import { SpanTimeline } from '../../kit/time/spans/span-timeline.tsx';
import { useFormat } from '../../words/format.ts';
import {
  inMinutes,
  LONG_RECEIPT,
  OTHER_SPREAD,
  SERVICES,
  SHORT_RECEIPT,
  SPREAD,
  TREND,
  YEAR_DAYS,
  ZONE,
} from './figures/samples.ts';
import { TimeLeftSamples } from './figures/time-left-samples.tsx';

/** Time and figures of the design system, in all their states. */
export function FiguresSection() {
  return (
    <div className="grid min-w-0 gap-12">
      <TimeLeftSamples />
      <TimeSamples />
      <FigureSamples />
    </div>
  );
}

function TimeSamples() {
  const hour = Math.floor(serverNow() / 3_600_000) * 3_600_000;
  const expected = [2, 0, 1, 3, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 5, 3, 1, 0, 0, 1, 0, 0, 0];
  const hours = expected.map((count, at) => ({ from: inMinutes(hour, at * 60), count }));
  return (
    <>
      <ReceiptTimeline parts={SHORT_RECEIPT} timeZone={ZONE} />
      <ReceiptTimeline parts={LONG_RECEIPT} timeZone={ZONE} />
      <ReceiptTimeline parts={[]} timeZone={ZONE} />
      <ForecastStrip timeZone={ZONE} hours={hours} closings={[{ at: inMinutes(hour, 190), label: 'Acme' }]} />
      <ForecastStrip timeZone={ZONE} hours={hours.map(({ from, count }) => ({ from, count: count * 1_234 }))} />
      <SpanTimeline
        title="03/2026"
        from="2026-03-01T00:00:00+01:00"
        to="2026-03-31T00:00:00+01:00"
        timeZone={ZONE}
        rows={SERVICES}
      />
      <div className="max-w-80">
        <MonthGrid month="2026-12" days={YEAR_DAYS} today="2026-12-10" />
      </div>
      <YearCalendar year={2026} days={YEAR_DAYS} today="2026-12-10" />
    </>
  );
}

function FigureSamples() {
  const format = useFormat();
  const hours = { totalSeconds: 720_000, maintenanceSeconds: 14_400, excludedSeconds: 7_200, downtimeSeconds: 5_400 };
  return (
    <>
      <div className="grid gap-6 md:grid-cols-2">
        <BudgetStrip title="P1" kind="misses" allowed={8} used={3} runsOutOn="2026-03-24" />
        <BudgetStrip title="P2" kind="misses" allowed={2} used={2} runsOutOn={null} />
        <BudgetStrip title="P3" kind="misses" allowed={3} used={5} />
        <BudgetStrip title="Wi-Fi" kind="downtime" allowed={7_200} used={3_000} runsOutOn={null} />
        <BudgetStrip title="VPN" kind="downtime" allowed={7_200} used={9_000} />
        <BudgetStrip title="LAN" kind="downtime" allowed={7_200} used={0} isUnknown />
      </div>
      <Waterfall title="Wi-Fi" {...hours} unknownSeconds={3_600} target={0.995} />
      <Matrix
        title="SLA"
        priorities={['P1', 'P2', 'P3'].map((id) => ({ id, name: id }))}
        measures={['GTI', 'GTR'].map((id) => ({ id, name: id }))}
        cells={[
          { priority: 'P1', measure: 'GTI', seconds: 900, share: 0.95 },
          { priority: 'P1', measure: 'GTR', seconds: 14_400, note: '24/7' },
          { priority: 'P2', measure: 'GTI', seconds: 3_600 },
          { priority: 'P2', measure: 'GTR', seconds: 28_800 },
          { priority: 'P3', measure: 'GTI', seconds: 14_400 },
        ]}
      />
      <Trend title="Wi-Fi" points={TREND} target={0.997} />
      <Trend title="VPN" points={TREND.map(({ month }) => ({ month, share: null }))} />
      <Histogram
        title="GTR"
        bins={SPREAD}
        compared={{ label: '2025', bins: OTHER_SPREAD }}
        quantiles={[
          { p: 0.5, at: 4_700 },
          { p: 0.95, at: 10_900 },
        ]}
        format={format.duration}
      />
      <Bars
        title="GTI"
        series={['2025', '2026']}
        groups={[
          { name: 'Acme', values: [5_400, 3_600] },
          { name: 'Clinique Saint-Jean', values: [2_700, null] },
        ]}
        format={format.duration}
      />
      <ChainSample />
      <div className="grid gap-6 md:grid-cols-2">
        <Odds label="P1" probability={0.7} low={0.62} high={0.77} />
        <Odds label="P2" probability={0.004} />
        <Odds label="P3" probability={0.0001} low={0} high={0.001} />
        <Odds label="P4" probability={1} />
      </div>
    </>
  );
}

function ChainSample() {
  return (
    <ChainGraph
      title="SLA · OLA · UC"
      nodes={[
        { id: 'c1', name: 'Clinique Saint-Jean', side: 'customer', detail: 'GTR 4 h' },
        { id: 'c2', name: 'Acme', side: 'customer', detail: 'GTR 8 h' },
        { id: 'u1', name: 'Wi-Fi', side: 'us', detail: '3 h' },
        { id: 's1', name: 'Fibre', side: 'supplier', detail: '6 h' },
        { id: 's2', name: 'Cloud', side: 'supplier', detail: '2 h' },
      ]}
      edges={[
        { from: 'c1', to: 'u1', state: 'thin', note: '1 h' },
        { from: 'c2', to: 'u1', state: 'covered' },
        { from: 'u1', to: 's1', state: 'uncovered', note: '6 h > 3 h' },
        { from: 'u1', to: 's2', state: 'covered' },
      ]}
    />
  );
}
