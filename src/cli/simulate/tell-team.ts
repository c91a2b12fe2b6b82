import type { Capacity, WeekLoad } from '../../core/simulation/index.ts';
import { HOUR_MS } from '../../core/time/index.ts';
import { decimal, integer, NNBSP, percent } from '../format/number.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { shareWords } from './terms.ts';

const OFTEN_PPM = 100_000;

/** Simulated weeks of work against the team's hours; nothing where neither was said. */
export function tellTeam(capacity: Capacity | null, calendar: string | null, session: Session): string[] {
  if (capacity === null) return [];
  const { say, paint, width, lang } = session;
  const words = say.simulate.team;
  const { basis } = capacity;
  const told =
    basis.kind === 'recorded' ? words.recorded() : words.elapsed(percent(`${basis.sharePpm / 10_000}%`, lang));
  return [
    paint.bold(words.title()),
    tellLoad(words.inService(), capacity.inService, session),
    ...(calendar === null ? [] : [tellLoad(words.outOfService(), capacity.outOfService, session)]),
    paint.dim(wrap(`  ${told} ${words.hours(calendar === null ? null : visible(calendar))}`, width, '  ')),
    '',
  ];
}

function tellLoad(title: string, { workMs, teamMs, overloaded }: WeekLoad, session: Session): string {
  const { say, paint, width, lang } = session;
  const words = say.simulate.team;
  const hours = (ms: number) => {
    const whole = Math.round(ms / HOUR_MS);
    return `${whole < 10 ? decimal(ms / HOUR_MS, 1, lang) : integer(whole, lang)}${NNBSP}h`;
  };
  const load = words.load(hours(workMs?.mean ?? 0), hours(workMs?.p5 ?? 0), hours(workMs?.p95 ?? 0), hours(teamMs));
  const isOver = overloaded.hits > 0;
  const verdict = isOver ? words.over(shareWords(overloaded.ppm ?? 0, session)) : words.fits();
  const often = (overloaded.ppm ?? 0) > OFTEN_PPM;
  const colour = often ? paint.bad : isOver ? paint.warn : paint.good;
  const sign = often ? '✗' : isOver ? '▲' : '✓';
  const told = say.simulate.labelled(load, colour(verdict));
  return wrap(`  ${sign} ${say.simulate.labelled(title, told)}`, width, '    ');
}
