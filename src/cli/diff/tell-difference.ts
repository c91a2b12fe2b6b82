import { type Difference, forCustomer } from '../../core/difference/index.ts';
import { differenceTally, termTelling } from '../../core/report/index.ts';
import { localDay } from '../format/moment.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { type Beneath, tellBeneath } from './tell-beneath.ts';
import { tellTerms } from './tell-terms.ts';

/** A difference for a reader: what changed and for whom; ours besides, what it means inside our house. */
export function tellDifference(
  difference: Difference,
  beneath: Beneath,
  isForCustomer: boolean,
  session: Session,
): string[] {
  const { say, width } = session;
  const shown = isForCustomer ? forCustomer(difference) : difference;
  const { before, after } = beneath;
  const other = before.id === after.id ? [] : [wrap(`! ${say.diff.otherAgreement(before.id, after.id)}`, width, '  ')];
  if (shown.terms.length === 0) {
    const same = isForCustomer ? say.diff.sameForCustomer() : say.diff.same(difference.before, difference.after);
    return [...other, same];
  }
  const tell = termTelling({ before, after, language: session.lang });
  const told = shown.terms.map((term) => ({ term, text: tell(term) }));
  const isSupplier = after.kind === 'underpinning';
  return [
    ...headOf(beneath, session),
    ...other,
    wrap(countsOf(shown, isSupplier, session), width, '  '),
    '',
    ...tellTerms(told, isSupplier, session),
    ...(isForCustomer ? [] : withoutFirstBlank(tellBeneath(shown, told, beneath, session))),
  ];
}

function headOf({ before, after }: Beneath, { say, lang, paint, width }: Session): string[] {
  const version = ({ ref, effectiveFrom }: typeof before) =>
    say.diff.inForce(visible(ref), localDay(effectiveFrom, lang));
  return [
    paint.bold(wrap(say.diff.title(visible(after.title[lang])), width, '  ')),
    wrap(say.diff.versions(version(before), version(after)), width, '  '),
  ];
}

function countsOf({ terms }: Difference, isSupplier: boolean, { say, paint }: Session): string {
  const tally = differenceTally(terms);
  const ours = tally.internal === 0 ? [] : [say.diff.ours(tally.internal)];
  return paint.bold([say.diff.counted(tally, isSupplier), ...ours].join(' · '));
}

function withoutFirstBlank(lines: readonly string[]): readonly string[] {
  return lines[0] === '' ? lines.slice(1) : lines;
}
