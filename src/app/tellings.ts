import { type EventProblem, problemText } from '../core/event/index.ts';
import { type AnyNotice, noticeJson } from '../core/report/index.ts';
import type { Told } from './diagnostic.ts';

/** Of a log with a million bad lines, so many of each code are told in full. */
const FULLY_TOLD = 100;

/** Gathers what is to be told, the first of each code in full and the others as a count. */
export interface Tellings {
  problem(problem: EventProblem, file: string, line: number | null, column: number | null): void;
  notice(notice: AnyNotice): void;
  /** In the order in which they came; counts of the rest last. */
  all(): readonly Told[];
}

export function newTellings(): Tellings {
  const told: Told[] = [];
  const counts = new Map<string, number>();
  const add = (one: Told) => {
    const count = (counts.get(one.code) ?? 0) + 1;
    counts.set(one.code, count);
    if (count <= FULLY_TOLD) told.push(one);
  };
  return {
    problem: (problem, file, line, column) => add({ ...problemText(problem), file, line, column }),
    notice(notice) {
      const [en, fr] = [noticeJson(notice, 'en'), noticeJson(notice, 'fr')];
      const help = en.help === null || fr.help === null ? null : { en: en.help, fr: fr.help };
      add({
        code: en.code,
        level: en.level,
        file: '',
        line: null,
        column: null,
        message: { en: en.message, fr: fr.message },
        help,
      });
    },
    all() {
      const more = [...counts].filter(([, count]) => count > FULLY_TOLD);
      return [
        ...told,
        ...more.map(([code, count]) => ({
          ...problemText({ kind: 'moreOfThese', code, count: count - FULLY_TOLD }),
          file: '',
          line: null,
          column: null,
        })),
      ];
    },
  };
}
