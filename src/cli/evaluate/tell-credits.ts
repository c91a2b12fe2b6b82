import type { Agreement, Text } from '../../core/agreement/index.ts';
import { type StepTelling, stepText } from '../../core/report/index.ts';
import type { Credit, EarnedBonus } from '../../core/settlement/index.ts';
import { period } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { type Cell, table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { groupBy } from './group-by.ts';
import { agreementTitle, type Promises, targetName } from './promise.ts';

type Figure = Credit | EarnedBonus;

/** Steps that every amount has; the others say why it is what it is. */
const ORDINARY: readonly string[] = ['base', 'rounded', 'earnBack'];
const EVIDENCE = 3;

/**
 * What is owed and earned, a table per agreement: period, kind, amount, how far it has come.
 * @param withReasons under each, one line why
 */
export function tellCredits(
  figures: readonly Figure[],
  promises: Promises,
  withReasons: boolean,
  session: Session,
): string[] {
  if (figures.length === 0) return [];
  const { say, paint, width } = session;
  const lines = [paint.bold(say.money.title()), ''];
  for (const [, ofAgreement] of groupBy(figures, (figure) => figure.agreementId)) {
    const ref = ofAgreement.at(-1)?.agreement ?? '';
    lines.push(paint.bold(wrap(agreementTitle(promises.agreement(ref), ref, session), width)));
    const [titles = '', rule = '', ...drawn] = drawTable(ofAgreement, promises, session);
    lines.push(`  ${titles}`, `  ${rule}`);
    for (const [at, figure] of ofAgreement.entries()) {
      lines.push(`  ${drawn[at] ?? ''}`);
      if (withReasons) lines.push(...reasonsOf(figure, promises.agreement(figure.agreement), session));
    }
    lines.push('');
  }
  return lines;
}

function drawTable(figures: readonly Figure[], promises: Promises, { say, lang, width, paint }: Session): string[] {
  const titles = say.money.columns;
  const columns = [
    { title: titles.period },
    { title: titles.what },
    { title: titles.amount, align: 'right' as const },
    { title: titles.state, shrinkTo: 12 },
  ];
  const rows = figures.map((figure): Cell[] => {
    const kind = 'bonus' in figure ? 'bonus' : figure.kind;
    const zone = promises.zone(figure.agreement);
    return [
      { text: period(figure.period.from, figure.period.to, zone, lang) },
      { text: say.money.kinds[kind] ?? kind },
      { text: amountOf(figure, { say, lang }) },
      { text: stateOf(figure, say) },
    ];
  });
  return table(columns, rows, width - 2, paint.dim);
}

/** What is due; a plan or a right is no amount. */
function amountOf(figure: Figure, { say, lang }: Pick<Session, 'say' | 'lang'>): string {
  if ('days' in figure) {
    if (figure.kind === 'serviceDays') return say.money.days(figure.days);
    if (figure.kind === 'improvementPlan' || figure.kind === 'terminationRight') return '–';
  }
  return money(figure.amount, lang);
}

/** `computed, waits for earn-back`. */
function stateOf({ state, waitsFor }: Figure, say: Session['say']): string {
  const word = say.money.state[state] ?? state;
  if (waitsFor.length === 0) return word;
  return `${word}, ${say.money.waits(waitsFor.map((one) => say.money.waitsFor[one] ?? one).join(', '))}`;
}

/** What it is for, by which figures, and which tickets or outages stand behind it. */
function reasonsOf(figure: Figure, agreement: Agreement | null, session: Session): string[] {
  const { say, lang, width, paint } = session;
  const telling = tellingOf(figure, agreement, session);
  const steps = figure.working.filter(({ kind }) => !ORDINARY.includes(kind));
  const evidence = [...new Set(steps.flatMap((step) => step.evidence))];
  const named = evidence.slice(0, EVIDENCE).map(visible).join(', ');
  const parts = [
    visible('bonus' in figure ? telling.nameOf('remedy', figure.bonus) : telling.nameOf('remedy', figure.remedy)),
    ...(steps.length === 0 ? [visible(telling.nameOf('target', figure.target))] : []),
    ...steps.map((step) => visible(stepText(step, lang, telling))),
    ...(evidence.length === 0 ? [] : [say.money.evidence(named, Math.max(0, evidence.length - EVIDENCE))]),
  ];
  return wrap(parts.join(' · '), width - 6, '')
    .split('\n')
    .map((line) => paint.dim(`      ${line}`));
}

/** Titles for ids, as the version that judged the period has them. */
function tellingOf(figure: Figure, agreement: Agreement | null, session: Session): StepTelling {
  const named = (title: Text | null | undefined, id: string) => (title == null ? id : `${title[session.lang]} (${id})`);
  return {
    zone: agreement?.timeZone ?? 'UTC',
    nameOf: (sort, id) => {
      if (agreement === null) return id;
      const { lines, remedies, bonuses } = agreement.commercial;
      if (sort === 'line') return named(lines.find((line) => line.id === id)?.title, id);
      if (sort === 'remedy') return named([...remedies, ...bonuses].find((one) => one.id === id)?.title, id);
      return targetName(
        agreement.targets.find((one) => one.id === id && one.level === figure.level) ?? null,
        id,
        session,
      );
    },
  };
}
