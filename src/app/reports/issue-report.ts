import { formatInstant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import type { LivePorts } from '../live/index.ts';
import type { IssuedReport } from '../ports/index.ts';
import { isRefusal, notFound, type Refusal, refusal } from '../refusal.ts';
import { draftReport, type ReportAsked, type ReportDraft } from './draft-report.ts';

export interface IssueAsked extends ReportAsked {
  /** Of the draft that the person has read. */
  readonly hash: string;
}

/** `same`: this very report was issued last already; nothing new is issued. */
export interface ReportIssued {
  readonly kind: 'issued' | 'same';
  readonly issued: IssuedReport;
}

/**
 * Issues the report of a month that is over, as a person has read it: all of it is frozen in both languages, with its hash.
 * What is learned later never changes it, but may be issued as the next number, which tells what is corrected. Refused:
 * `conflict` while the month runs, `stale` when the draft is another than the one read, `notAllowed` for programs.
 */
export async function issueReport(asked: IssueAsked, actor: Actor, ports: LivePorts): Promise<ReportIssued | Refusal> {
  if (!may(actor, 'statements:write', asked.customer)) {
    return notFound(`Client ${asked.customer}`, `Customer ${asked.customer}`);
  }
  if (actor.kind !== 'person' || actor.customer !== null) return onlyPeople;
  const draft = await draftReport(asked, 'statements:write', actor, ports);
  if (isRefusal(draft)) return draft;
  if (draft.overAt > draft.asOf) return stillRuns(draft);
  if (draft.hash !== asked.hash) return changedSince(draft);
  const { customer, month, asOf, body, hash } = draft;
  return await ports.store.transact(async (tx): Promise<ReportIssued | Refusal> => {
    await tx.lockRegister();
    const [last] = await tx.issuedReports({ customer, month }, null, 1);
    if (last?.hash === hash) return { kind: 'same', issued: last };
    // What was issued while this was reckoned tells of other corrections.
    if (last?.number !== draft.last?.number) return changedSince(draft);
    const at = ports.now();
    const number = (last?.number ?? 0) + 1;
    const by = { issuedAt: at, issuedBy: actor.id };
    const issued: IssuedReport = { customer, month, number, asOf, knownAt: asOf, body, hash, ...by };
    await tx.addReport(issued);
    await tx.note({
      at,
      actor: actor.id,
      action: 'report.issued',
      object: `report:${customer}/${month}/${number}`,
      customer,
      details: { hash, asOf: formatInstant(asOf) },
    });
    return { kind: 'issued', issued };
  });
}

const onlyPeople = refusal(
  'notAllowed',
  { fr: 'Seule une personne émet un rapport, après l’avoir lu.', en: 'Only a person issues a report, having read it.' },
  { fr: 'Connectez-vous en votre nom.', en: 'Sign in under your own name.' },
);

function stillRuns({ month, overAt }: ReportDraft): Refusal {
  const over = formatInstant(overAt);
  return refusal(
    'conflict',
    { fr: `${month} n’est pas terminé.`, en: `${month} is not over.` },
    {
      fr: `Il le sera à ${over}. D’ici là, lisez le brouillon.`,
      en: `It will be at ${over}. Until then read the draft.`,
    },
  );
}

function changedSince({ customer, month }: ReportDraft): Refusal {
  return refusal(
    'stale',
    {
      fr: `Le rapport de ${customer} pour ${month} n’est plus celui qui a été lu.`,
      en: `The report of ${customer} for ${month} is no longer the one that was read.`,
    },
    { fr: 'Relisez le brouillon, puis émettez-le.', en: 'Read the draft again, then issue it.' },
  );
}
