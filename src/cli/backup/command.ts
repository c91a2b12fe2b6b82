import type { Ending } from '../exit.ts';
import { bytes } from '../format/number.ts';
import type { Parts } from '../parts.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import { withStore } from './upkeep.ts';

/** Copies all that Leeway keeps into one file, while a server may run, and reads it back. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
): Promise<Ending> {
  const { world, say, lang } = session;
  const file = String(args[0]);
  const copy = await withStore(session, parts, (upkeep, config) => upkeep.backup(config, file, parts.version()));
  if (session.json) await world.out.write(`${JSON.stringify(copy)}\n`);
  else {
    const rows = copy.tables.reduce((sum, table) => sum + table.rows, 0);
    const facts = copy.tables.find(({ table }) => table === 'event')?.rows ?? 0;
    const lines = [
      say.running.written(visible(file), bytes(copy.bytes, lang), rows, facts),
      copy.hasSecret ? say.running.withSecret() : say.running.withoutSecret(),
    ];
    await world.out.write(`${lines.join('\n')}\n`);
  }
  return 'fine';
}
