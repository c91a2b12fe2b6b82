import { clauseTitles, spanJson, spokenTime } from '../../core/report/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import type { Clockwork } from '../messages/when.ts';
import type { Lang } from '../refusal.ts';
import { brokenOf } from './broken.ts';
import { REPORT_WORDS } from './words.ts';

/** In which language and zone, and of which month it is told. */
export interface ReportTeller {
  readonly lang: Lang;
  readonly when: Clockwork;
  readonly monthEnd: Instant;
}

/** A broken promise with its receipt: as spans, each with its sentence, and as a whole in one. */
export function brokenText(clock: Judged, { lang, when, monthEnd }: ReportTeller) {
  const { ticket, version, target, measure, cycle, budgetMs, breachedAt, startedAt, excusal } = clock;
  const { receipt, stoppedAt, elapsedMs } = brokenOf(clock, monthEnd);
  const title = target.title?.[lang] ?? target.id;
  const overMs = budgetMs === null ? null : Math.max(0, elapsedMs - budgetMs);
  const words = REPORT_WORDS[lang];
  const sentence = words.miss({
    ticket,
    title,
    promised: budgetMs === null ? null : spokenTime(budgetMs),
    brokeAt: breachedAt === null ? '' : when.full(breachedAt),
    stoppedAt: stoppedAt === null ? null : when.full(stoppedAt),
    over: overMs === null || overMs < 1000 ? null : spokenTime(overMs),
  });
  const excused = excusal === null ? [] : [words.neutralised(excusal.approver, excusal.reason)];
  return {
    ticket,
    agreement: version.ref,
    target: target.id,
    level: target.level,
    title,
    measure,
    cycle,
    startedAt: startedAt === null ? null : formatInstant(startedAt),
    breachedAt: breachedAt === null ? null : formatInstant(breachedAt),
    stoppedAt: stoppedAt === null ? null : formatInstant(stoppedAt),
    budgetSeconds: budgetMs === null ? null : budgetMs / 1000,
    elapsedSeconds: elapsedMs / 1000,
    overSeconds: overMs === null ? null : overMs / 1000,
    sentence: [sentence, ...excused].join(' '),
    receipt: receipt.map((span) => spanJson(span, lang, clauseTitles(clock, lang))),
    excusedBy: excusal?.approver ?? null,
    excusedBecause: excusal?.reason ?? null,
    clause: `targets.${target.id}`,
  };
}
