import type { Agreement, Target } from '../../core/agreement/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import type { Duration } from '../../core/time/index.ts';
import { percent } from '../format/number.ts';
import { capital, visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** The agreements of an evaluation, looked up by the reference its rows carry (`boreal-or@3`). */
export interface Promises {
  readonly agreement: (ref: string) => Agreement | null;
  readonly target: (ref: string, id: string, level?: string | null) => Target | null;
  /** The zone in which this agreement's instants are told. */
  readonly zone: (ref: string) => string;
}

export function promisesOf(agreements: readonly Agreement[]): Promises {
  const byRef = new Map(agreements.map((agreement) => [agreement.ref, agreement]));
  return {
    agreement: (ref) => byRef.get(ref) ?? null,
    target: (ref, id, level = null) => {
      const named = byRef.get(ref)?.targets.filter((target) => target.id === id) ?? [];
      return named.find((target) => target.level === level) ?? named[0] ?? null;
    },
    zone: (ref) => byRef.get(ref)?.timeZone ?? 'UTC',
  };
}

/** `Boréal SAS · Gold managed services (boreal-or@3)`: whose agreement it is, and which. */
export function agreementTitle(agreement: Agreement | null, ref: string, { say, lang }: Session): string {
  const customer = agreement?.parties['customer']?.name ?? say.evaluate.everybody();
  const title = agreement === null ? visible(ref) : `${visible(agreement.title[lang])} (${visible(ref)})`;
  return `${visible(customer)} · ${title}`;
}

/** What a commitment is called: its title, else its measure, always with its id. */
export function targetName(target: Target | null, id: string, { say, lang }: Session): string {
  if (target === null) return id;
  const title = target.title?.[lang] ?? say.words.measure[target.measure] ?? target.measure;
  return title === id ? id : `${capital(title)} (${id})`;
}

/** `30 min`, `2 service days`, `end of the next service day`. */
export function allowance(within: Duration, { say }: Session): string {
  switch (within.kind) {
    case 'service':
      return say.time(within.ms / 1000);
    case 'real':
      return say.allowance.real(say.time(within.ms / 1000));
    case 'businessDays':
      return say.allowance.days(within.days);
    case 'endOfBusinessDay':
      return say.allowance.endOf(within.days);
  }
}

/** `within 30 min (office)`, `by the end of the next service day (office)`. */
export function withinWords({ within, calendarId }: Target, session: Session): string | null {
  if (within === null) return null;
  const say = session.say.evaluate;
  return (within.kind === 'endOfBusinessDay' ? say.by : say.within)(allowance(within, session), visible(calendarId));
}

/** What is asked of many tickets together, as a half-sentence. */
export function requirement(target: Target, session: Session): string {
  const { say, lang } = session;
  const per = say.words.per[target.per] ?? target.per;
  const asked = requirementOf(target);
  if (asked === null) return byItself(target, session);
  switch (asked.kind) {
    case 'attainment':
      return say.evaluate.required(percent(`${asked.requiredPpm / 10_000}%`, lang), per);
    case 'allow':
      return say.evaluate.allowed(asked.misses, per);
    case 'percentile':
      return say.evaluate.percentile(asked.percent, allowance(asked.within, session), per);
    case 'mean':
      return say.evaluate.mean(allowance(asked.within, session), per);
  }
}

function byItself({ measure }: Target, { say }: Session): string {
  if (measure === 'recoveryPoint' || measure === 'recoveryTime') return say.measured.eachTest();
  return measure === 'notification' ? say.measured.eachCase() : say.evaluate.noRequirement();
}
