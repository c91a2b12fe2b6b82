import type { ChainFault } from '../../app/audit/index.ts';
import { withStore } from '../backup/upkeep.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import type { Session } from '../world.ts';

/** Says whether the record of decisions is as it was written: nothing changed, nothing gone, nothing put in later. */
export async function run(session: Session, parts: Parts): Promise<Ending> {
  const { world, say, paint } = session;
  const findings = await withStore(session, parts, (upkeep, config) => upkeep.verifyRecord(config));
  const { entries, head, faults } = findings;
  const isWhole = faults.length === 0;
  if (session.json) await world.out.write(`${JSON.stringify(findings)}\n`);
  else {
    const lines = isWhole
      ? [paint.good(`✓ ${say.running.recordHolds(entries)}`), say.running.recordHead(head.number, head.hash)]
      : [
          paint.bad(`✗ ${say.running.recordBroken(faults.length)}`),
          ...faults.map((fault) => `  ${faultText(fault, session)}`),
          say.running.recordAdvice(),
        ];
    await world.out.write(`${lines.join('\n')}\n`);
  }
  return isWhole ? 'fine' : 'recordChanged';
}

function faultText(fault: ChainFault, { say }: Session): string {
  switch (fault.kind) {
    case 'changed':
      return say.running.entryChanged(fault.number);
    case 'missing':
      return say.running.entriesMissing(fault.from, fault.to);
    case 'unlinked':
      return say.running.entryUnlinked(fault.number);
  }
}
