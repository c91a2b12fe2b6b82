import type { ChainFault, StoreFault } from '../../app/audit/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import { withStore } from '../backup/upkeep.ts';
import type { Audited } from '../backup/upkeep-part.ts';
import type { Given } from '../commands.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { progressOn } from '../print/progress.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Says whether the record of decisions and all that it tells of are as they were written; seals it where asked. */
export async function run(
  session: Session,
  parts: Parts,
  _args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const { world, say } = session;
  const progress = progressOn(session);
  const toSeal = given['seal'] === true;
  const audited = await withStore(session, parts, (upkeep, config) =>
    upkeep.audit(config, { seal: toSeal }, (done, of) => progress.at(done, of, say.audit.verifying(done))),
  );
  await progress.clear();
  if (session.json) await world.out.write(`${JSON.stringify(asJson(audited))}\n`);
  else {
    const lines = [...recordLines(audited, session), ...storeLines(audited, session)];
    const sealing = toSeal ? sealingLines(audited, session) : [];
    await world.out.write(`${[...lines, ...sealing].join('\n')}\n`);
  }
  return audited.isWhole ? 'fine' : 'recordChanged';
}

function asJson({ found, sealed }: Audited) {
  const { record, sealedUntil, ...store } = found;
  return {
    ...record,
    store: { ...store, sealedUntil: sealedUntil === null ? null : formatInstant(sealedUntil) },
    sealed: sealed === null ? null : { ...sealed, until: formatInstant(sealed.until) },
  };
}

function recordLines({ found: { record } }: Audited, session: Session): readonly string[] {
  const { say, paint } = session;
  const { entries, head, faults } = record;
  if (faults.length === 0) {
    return [paint.good(`✓ ${say.audit.holds(entries)}`), `  ${say.audit.head(head.number, head.hash)}`];
  }
  return [
    paint.bad(`✗ ${say.audit.broken(faults.length)}`),
    ...faults.map((fault) => `  ${entryText(fault, session)}`),
    `  ${say.audit.recordAdvice()}`,
  ];
}

function storeLines({ found, sealed }: Audited, { say, paint }: Session): readonly string[] {
  const { facts, versions, statements, reports, total, faults, sealedUntil, unsealed } = found;
  if (total > 0) {
    const kinds = new Set(faults.map(({ kind }) => kind));
    const isTicketsOnly = kinds.size === 1 && kinds.has('ticketLost');
    return [
      paint.bad(`✗ ${say.audit.storeChanged(total)}`),
      ...faults.map((fault) => `  ${visible(storeText(fault, say.audit.faults))}`),
      ...(total > faults.length ? [`  ${say.audit.more(total - faults.length)}`] : []),
      ...(isTicketsOnly ? [] : [`  ${say.audit.recordAdvice()}`]),
      ...(kinds.has('ticketLost') ? [`  ${say.audit.ticketAdvice()}`] : []),
    ];
  }
  const line = paint.good(`✓ ${say.audit.storeHolds({ facts, versions, statements, reports })}`);
  if (sealed !== null) return [line];
  return [
    line,
    `  ${sealedUntil === null ? say.audit.notSealed() : say.audit.sealedUntil(formatInstant(sealedUntil), unsealed)}`,
  ];
}

function sealingLines({ isWhole, sealed }: Audited, { say, paint }: Session): readonly string[] {
  if (!isWhole) return [paint.warn(`▲ ${say.audit.notSealedNow()}`)];
  return [
    `  ${sealed === null ? say.audit.nothingToSeal() : say.audit.sealed(sealed.facts, formatInstant(sealed.until))}`,
  ];
}

function storeText(fault: StoreFault, texts: Session['say']['audit']['faults']): string {
  // Each text takes faults of its own kind.
  return (texts[fault.kind] as (of: StoreFault) => string)(fault);
}

function entryText(fault: ChainFault, { say }: Session): string {
  switch (fault.kind) {
    case 'changed':
      return say.audit.entryChanged(fault.number);
    case 'missing':
      return say.audit.entriesMissing(fault.from, fault.to);
    case 'unlinked':
      return say.audit.entryUnlinked(fault.number);
  }
}
