import type { Agreement } from '../../core/agreement/index.ts';
import type { Advice, BoundReading, Reason, RoleAdvice, Stand } from '../../core/simulation/index.ts';
import { money } from '../format/money.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { keptWords, termWords, valueWords } from './terms.ts';

const SIGNS: { readonly [S in Stand]: string } = { accept: '✓', negotiate: '▲', walkAway: '✗' };

/** What each role should do, with its reasons: those that speak against the draft first. */
export function tellAdvice(advice: Advice | null, draft: Agreement, session: Session): string[] {
  if (advice === null) return [];
  const { say, paint } = session;
  const title = `${say.simulate.advice.title()} ${standWords(advice.stand, session)}`;
  return [paint.bold(title), ...advice.roles.flatMap((role) => tellRole(role, draft, session)), ''];
}

function standWords(stand: Stand, { say, paint }: Session): string {
  const colour = { accept: paint.good, negotiate: paint.warn, walkAway: paint.bad }[stand];
  return colour(`${SIGNS[stand]} ${say.simulate.advice.overall[stand]}`);
}

const ORDER: readonly Stand[] = ['walkAway', 'negotiate', 'accept'];

function tellRole({ role, stand, reasons }: RoleAdvice, draft: Agreement, session: Session): string[] {
  const { say, paint, width } = session;
  const words = say.simulate.advice;
  const name = words.role[role] ?? visible(role);
  const ordered = [...reasons].sort((a, b) => ORDER.indexOf(a.stand) - ORDER.indexOf(b.stand));
  const told = ordered.flatMap((reason, place) => {
    const words = reasonWords(reason, ordered.slice(0, place), ordered, draft, session);
    if (words === null) return [];
    const line = wrap(`    ${SIGNS[reason.stand]} ${words}`, width, '      ');
    return [reason.stand === 'accept' ? paint.dim(line) : line];
  });
  const none = reasons.length === 0 ? [paint.dim(`    ${words.nothing()}`)] : [];
  return [`  ${say.simulate.labelled(paint.bold(name), standWords(stand, session))}`, ...told, ...none];
}

type Unlikely = Extract<Reason, { readonly kind: 'unlikely' }>;

/** Of one promise, every term that could be asked for instead, as one sentence; null: told with an earlier reason. */
function unlikelyWords(
  { offer }: Unlikely,
  before: readonly Reason[],
  all: readonly Reason[],
  session: Session,
): string | null {
  const words = session.say.simulate;
  const isOwn = (one: Reason): one is Unlikely =>
    one.kind === 'unlikely' && one.offer.target === offer.target && one.offer.level === offer.level;
  if (before.some(isOwn)) return null;
  const asks = all.filter(isOwn).map((one) => {
    const ask = one.offer.offered ?? one.offer.promised;
    const term = words.offers.term[ask.change.kind];
    return words.advice.ask(term, valueWords(ask.change, session), keptWords(ask.missed, session));
  });
  const name = offer.level === null ? offer.target : `${offer.target} (${offer.level})`;
  return words.advice.unlikely(visible(name), keptWords(offer.promised.missed, session), asks);
}

function reasonWords(
  reason: Reason,
  before: readonly Reason[],
  all: readonly Reason[],
  draft: Agreement,
  session: Session,
): string | null {
  const { say, lang } = session;
  const words = say.simulate.advice;
  const amount = (amountMinor: number) => money({ amountMinor, currency: draft.commercial.currency ?? 'EUR' }, lang);
  switch (reason.kind) {
    case 'bound':
      return boundWords(reason.reading, session);
    case 'unreadBound':
      return words.unread(visible(reason.path));
    case 'unlikely':
      return unlikelyWords(reason, before, all, session);
    case 'hopeless': {
      const { change, missed } = reason.offer.promised;
      return words.hopeless(visible(reason.path), valueWords(change, session), keptWords(missed, session));
    }
    case 'overload':
      return words.overload[reason.hours];
    case 'uncapped':
      return words.uncapped(reason.remedies.map(visible).join(', '));
    case 'costOverMargin': {
      const say = reason.stand === 'walkAway' ? words.expectedOverMargin : words.badOverMargin;
      return say(amount(reason.costMinor), amount(reason.marginMinor));
    }
  }
}

function boundWords({ path, zone, value, ask, walkAway }: BoundReading, session: Session): string {
  const words = session.say.simulate.advice;
  const term = visible(path);
  if (value === null || zone === 'unread') return words.unread(term);
  const told = termWords(value, session);
  const asked = ask === null ? null : termWords(ask, session);
  if (zone === 'aim') return words.aim(term, told);
  if (zone === 'acceptable') return words.acceptable(term, told);
  if (zone === 'between') return words.between(term, told, asked);
  return words.beyond(term, told, walkAway === null ? null : termWords(walkAway, session), asked);
}
