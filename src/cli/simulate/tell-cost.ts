import type { SimulateOutcome } from '../../app/simulation/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import type { Simulated, Spread } from '../../core/simulation/index.ts';
import { money } from '../format/money.ts';
import { table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { localMoney } from './amounts.ts';

/** A year's money: what it costs on the mean, in good and bad years, and at the most. */
export function tellCost(
  draft: Agreement,
  { exposure, marginMinor }: SimulateOutcome,
  { cost, targets }: Simulated,
  session: Session,
): string[] {
  const { say, paint, width, lang } = session;
  const words = say.simulate.cost;
  const amount = localMoney(draft, session);
  // Where the past tells nothing of any promise, nothing is not what a year costs.
  if (amount === null || targets.every(({ missed }) => missed.trials === 0)) return [];
  const row = (title: string, { mean, p5, p50, p95 }: Spread) => [
    { text: title },
    ...[mean, p5, p50, p95].map((minor) => ({ text: amount(minor) })),
  ];
  const columns = [
    { title: words.columns.what },
    ...[words.columns.mean, words.columns.p5, words.columns.p50, words.columns.p95].map((title) => ({
      title,
      align: 'right' as const,
    })),
  ];
  const rows = [row(words.credits(), cost.credits), row(words.bonuses(), cost.bonuses), row(words.net(), cost.net)];
  const lines = table(columns, rows, width - 2, paint.dim).map((line) => `  ${line}`);
  const notes: string[] = [];
  if (exposure !== null && exposure.mostByCapsMinor !== null && exposure.boundBy !== null) {
    notes.push(words.most(amount(exposure.mostByCapsMinor), words.window[exposure.boundBy] ?? exposure.boundBy));
  } else if (exposure !== null && exposure.uncapped.length > 0) {
    notes.push(words.noCap(exposure.uncapped.map(visible).join(', ')));
  } else notes.push(words.unbounded());
  const { currency } = draft.commercial;
  if (marginMinor !== null && currency !== null) {
    notes.push(words.margin(money({ amountMinor: marginMinor, currency }, lang)));
  }
  return [paint.bold(words.title()), ...lines, ...notes.map((note) => wrap(`  ${note}`, width, '  ')), ''];
}
