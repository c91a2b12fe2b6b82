import { withStore } from '../backup/upkeep.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { progressOn } from '../print/progress.ts';
import type { Session } from '../world.ts';

/** Drops all that is projected and makes it anew from the facts; the content is the same. */
export async function run(session: Session, parts: Parts): Promise<Ending> {
  const { world, say } = session;
  const progress = progressOn(session);
  const rebuilt = await withStore(session, parts, (upkeep, config) =>
    upkeep.rebuild(config, (done, left) => progress.at(done, done + left, say.running.judging(done))),
  );
  await progress.clear();
  if (session.json) await world.out.write(`${JSON.stringify(rebuilt)}\n`);
  else {
    const lines = [
      say.running.rebuilt(rebuilt.tickets),
      ...(rebuilt.failed > 0 ? [say.running.failed(rebuilt.failed)] : []),
    ];
    await world.out.write(`${lines.join('\n')}\n`);
  }
  return rebuilt.failed > 0 ? 'ticketsFailed' : 'fine';
}
