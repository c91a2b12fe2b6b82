import type { SimulateOutcome } from '../../app/simulation/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import { formatPercent } from '../../core/money/index.ts';
import type { Offer } from '../../core/simulation/index.ts';
import { type Promises, targetName } from '../evaluate/promise.ts';
import { percent } from '../format/number.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { localMoney } from './amounts.ts';
import { keptWords, valueWords } from './terms.ts';

/** Of every promise, term by term, the tightest value that is kept, and what going further would cost. */
export function tellOffers(
  draft: Agreement,
  { offers }: SimulateOutcome,
  promises: Promises,
  session: Session,
): string[] {
  const { say, paint, width, lang } = session;
  const words = say.simulate.offers;
  const [first] = offers;
  if (first === undefined) return [];
  const lines: string[] = [];
  let last = '';
  for (const offer of offers) {
    const key = JSON.stringify([offer.target, offer.level]);
    const level = draft.levels.find(({ id }) => id === offer.level);
    const name = targetName(promises.target(draft.ref, offer.target, offer.level), offer.target, session);
    const named = level === undefined ? name : `${name}, ${say.evaluate.level(visible(level.title[lang]))}`;
    if (key !== last) lines.push(wrap(`  ${named}`, width, '    '));
    last = key;
    lines.push(...tellOffer(draft, offer, session));
  }
  return [
    paint.bold(words.title(percent(formatPercent(first.confidencePpm), lang))),
    ...lines,
    paint.dim(wrap(`  ${words.legend()}`, width, '  ')),
    '',
  ];
}

function tellOffer(draft: Agreement, offer: Offer, session: Session): string[] {
  const { say, paint, width } = session;
  const words = say.simulate.offers;
  const sign = offer.isKept ? paint.good('✓') : offer.offered === null ? paint.bad('✗') : paint.warn('→');
  const term = words.term[offer.promised.change.kind];
  const estimated = offer.basis === 'estimated' ? ` ${words.estimated()}` : '';
  const lines = [
    wrap(`    ${sign} ${say.simulate.labelled(term, offerWords(offer, session))}${estimated}`, width, '      '),
  ];
  const further = furtherWords(draft, offer, session);
  if (further !== null) lines.push(paint.dim(wrap(`      ${further}`, width, '      ')));
  return lines;
}

function offerWords({ promised, offered, tighter, isKept }: Offer, session: Session): string {
  const words = session.say.simulate.offers;
  const value = (step: Offer['promised']) => valueWords(step.change, session);
  const kept = (step: Offer['promised']) => keptWords(step.missed, session);
  if (offered === null) return words.hopeless(value(promised), kept(promised));
  if (isKept) {
    const isSame = value(offered) === value(promised);
    const rest = isSame ? (tighter === null ? '' : words.isTight()) : words.could(value(offered), kept(offered));
    return `${words.kept(value(promised), kept(promised))} ${rest}`.trimEnd();
  }
  const next = tighter === null ? '' : words.tighter(value(tighter), kept(tighter));
  return `${words.offer(value(promised), value(offered), kept(offered))}${next}.`;
}

/** What each step past the offer would cost a year more than the offer itself, on the mean. */
function furtherWords(draft: Agreement, { further, isKept }: Offer, session: Session): string | null {
  const words = session.say.simulate.offers;
  const amount = localMoney(draft, session);
  const [own, ...steps] = further;
  if (amount === null || own === undefined || steps.length === 0) return null;
  const more = steps.map(({ change, cost }) => ({ change, minor: cost.net.mean - own.cost.net.mean }));
  if (more.every(({ minor }) => minor === 0)) return isKept ? null : words.free();
  return words.further(
    more.map(({ change, minor }) => {
      const told = minor > 0 ? `+${amount(minor)}` : amount(minor);
      return words.step(valueWords(change, session), told);
    }),
  );
}
