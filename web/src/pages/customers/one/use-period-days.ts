import { dateIn } from '../../../kit/time/local-day.ts';
import { useFormat } from '../../../words/format.ts';
import { useZone } from '../use-zone.ts';

interface Period {
  readonly from: string;
  /** The instant behind its last. */
  readonly to: string;
}

/** The first and the last day of a period; with their years where these differ. */
export function usePeriodDays(): ({ from, to }: Period) => { readonly from: string; readonly to: string } {
  const format = useFormat();
  const timeZone = useZone();
  return ({ from, to }) => {
    const ends = [Date.parse(from), Date.parse(to) - 1] as const;
    const [first, last] = ends.map((at) => dateIn(at, timeZone).slice(0, 4));
    return { from: format.day(ends[0], timeZone, first !== last), to: format.day(ends[1], timeZone, first !== last) };
  };
}
