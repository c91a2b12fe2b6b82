import type { Settled } from '../../app/settle.ts';
import { PERIOD_MONTHS } from '../../core/agreement/index.ts';
import { spokenMonth } from '../../core/report/index.ts';
import { addToMonth, type WaitsFor } from '../../core/settlement/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../../core/time/index.ts';
import { localDay } from '../format/moment.ts';
import type { Session } from '../world.ts';
import type { Figure } from './tell-figures.ts';

/** How far a figure has come, and for what or whom it waits. */
export function stateText(figure: Figure, settled: Settled, session: Session): string {
  const say = session.say.settle.state;
  const { state, waitsFor, amount, working } = figure;
  if (working.some(({ kind }) => kind === 'forfeited')) return say.forfeited();
  if (state === 'lapsed' || state === 'earnedBack') return say[state]();
  if (amount.amountMinor === 0 && !('days' in figure && figure.days > 0)) return say.nothing();
  if (state === 'contested' || state === 'final' || state === 'invoiced') return say[state]();
  if (waitsFor.length === 0) return say[state === 'accepted' ? 'accepted' : 'final']();
  return say.pending(waitsFor.map((what) => waitText(what, figure, settled, session)).join(', '));
}

function waitText(what: WaitsFor, figure: Figure, settled: Settled, session: Session): string {
  const { lang, say } = session;
  const waits = say.settle.waits;
  // The end of a term is the first instant after its last day.
  const lastDay = (end: Instant | null) =>
    end === null ? null : localDay(dateOfDay(instantToLocal(settled.agreement.timeZone, end - 1).dayNumber), lang);
  switch (what) {
    case 'claim':
      return waits.claim(lastDay('claimBy' in figure ? figure.claimBy : null));
    case 'earnBack':
      return waits.earnBack(lastMonth(figure, settled, lang));
    case 'acceptance':
      return waits.acceptance(lastDay(figure.contestBy));
    case 'periodEnd':
    case 'notice':
    case 'approval':
      return waits[what]();
  }
}

/** The month in which the last period ends that can still earn a remedy back. */
function lastMonth(figure: Figure, { agreement }: Settled, lang: Session['lang']): string | null {
  const terms = 'remedy' in figure ? agreement.commercial.earnBack.find(({ on }) => on === figure.remedy) : undefined;
  const target = agreement.targets.find(({ id }) => id === figure.target);
  if (terms === undefined || target === undefined) return null;
  return spokenMonth(addToMonth(figure.month, terms.condition.of * PERIOD_MONTHS[target.per]), lang);
}
