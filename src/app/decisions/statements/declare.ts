import { isMonth } from '../../../core/settlement/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal } from '../../refusal.ts';
import { faultInReason } from '../approving.ts';
import { badMonth } from '../bad-month.ts';
import { type DecidedFact, type DecisionPorts, type KeptFact, record } from '../record.ts';

/** What a party says of a month's money. */
export const DECLARATIONS = [
  'notified',
  'contested',
  'accepted',
  'invoiced',
  'claimed',
  'noticed',
  'approved',
  'reported',
] as const;
export type Declaration = (typeof DECLARATIONS)[number];

export interface DeclarationAsked {
  readonly agreement: string;
  readonly month: string;
  readonly declaration: Declaration;
  /** A remedy or bonus; null: all of the month's. `claimed`, `approved` and `noticed` need one. */
  readonly item: string | null;
  readonly reason: string | null;
  readonly lang: Lang;
}

/** What a party declared of a month (`notified`, `contested`, `accepted`, `invoiced`, a claim …), as a fact. */
export async function declare(
  asked: DeclarationAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<KeptFact | Refusal> {
  const { agreement: id, month, declaration, item, reason, lang } = asked;
  const { agreements } = await ports.rosters.inForce(ports.store);
  const versions = agreements.filter((one) => one.id === id);
  const customer = versions.at(-1)?.customer?.id ?? null;
  if (versions.length === 0 || !may(actor, 'statements:write', customer)) {
    return notFound(`Contrat ${id}`, `Agreement ${id}`);
  }
  if (!isMonth(month)) return badMonth(lang);
  const reasonFault = reason === null ? null : faultInReason(reason, '/reason', lang);
  if (reasonFault !== null) return reasonFault;
  const items = new Set(
    versions.flatMap(({ commercial }) => [...commercial.remedies, ...commercial.bonuses].map((one) => one.id)),
  );
  if (item === null ? NEEDS_ITEM.has(declaration) : !items.has(item)) return badItem([...items], lang);
  const kept = await record(
    {
      facts: [factOf(asked, actor.person ?? actor.id)],
      note: {
        action: `statement.${declaration}`,
        object: `statement:${id}/${month}`,
        customer,
        details: { item, reason },
      },
    },
    actor,
    ports.now(),
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : (kept[0] as KeptFact);
}

const NEEDS_ITEM: ReadonlySet<Declaration> = new Set(['claimed', 'approved', 'noticed']);

function factOf({ agreement, month, declaration, item, reason }: DeclarationAsked, by: string): DecidedFact {
  const fact = (type: string, subject: string, data: DecidedFact['data']): DecidedFact => ({
    type,
    subject,
    occurredAt: null,
    data: { ...data, by, reason },
  });
  switch (declaration) {
    case 'claimed':
      return fact('remedy.claimed', item ?? '', { agreement, period: month });
    case 'approved':
      return fact('bonus.approved', item ?? '', { agreement, period: month });
    case 'noticed':
      return fact('notice.given', agreement, { remedy: item });
    case 'reported':
      return fact('report.delivered', agreement, { period: month });
    default:
      return fact(`settlement.${declaration}`, agreement, { period: month, item });
  }
}

function badItem(items: readonly string[], lang: Lang): Refusal {
  const what = {
    fr: 'Ni remède ni bonus de ce nom dans ce contrat.',
    en: 'No remedy or bonus of this name in this agreement.',
  };
  const known = items.length === 0 ? '—' : items.join(', ');
  return badField('/item', 'unknownItem', what, { fr: `Connus\u202f: ${known}.`, en: `Known: ${known}.` }, lang);
}
