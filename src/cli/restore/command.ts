import { withStore } from '../backup/upkeep.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { progressOn } from '../print/progress.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Fills an empty folder or database from a backup, and judges every ticket anew. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
): Promise<Ending> {
  const { world, say } = session;
  const file = String(args[0]);
  const progress = progressOn(session);
  const { copy, rebuilt } = await withStore(session, parts, (upkeep, config) =>
    upkeep.restore(config, file, (done, left) => progress.at(done, done + left, say.running.judging(done))),
  );
  await progress.clear();
  if (session.json) await world.out.write(`${JSON.stringify({ ...copy, ...rebuilt })}\n`);
  else {
    const facts = copy.tables.find(({ table }) => table === 'event')?.rows ?? 0;
    const lines = [
      say.running.restored(visible(file), copy.takenAt, facts, rebuilt.tickets),
      copy.hasSecret ? say.running.secretRestored() : say.running.bringSecret(),
      say.running.wouldTell(),
      `  ${say.running.toLook()}`,
      `  ${say.running.toGoOn()}`,
      ...(rebuilt.failed > 0 ? [say.running.failed(rebuilt.failed)] : []),
    ];
    await world.out.write(`${lines.join('\n')}\n`);
  }
  return rebuilt.failed > 0 ? 'ticketsFailed' : 'fine';
}
