import { isHindered } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import { wrongUse } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { visible } from '../print/width.ts';
import { needConfig } from '../serve/configuration.ts';
import type { Session } from '../world.ts';
import type { UpkeepPart } from './upkeep-part.ts';

/** Does something to the store that the surroundings name; what stands in the way is told with the way out. */
export async function withStore<T>(
  session: Session,
  parts: Parts,
  work: (upkeep: UpkeepPart, config: Config) => Promise<T>,
): Promise<T> {
  const upkeep = await parts.upkeep();
  const config = needConfig(session, upkeep.readSecretFile);
  try {
    return await work(upkeep, config);
  } catch (error) {
    const { lang, say } = session;
    if (isHindered(error)) throw wrongUse(visible(error.what[lang]), visible(error.help[lang]), 'notStarted');
    if (error instanceof Error && error.name === 'Unavailable')
      throw wrongUse(say.running.away(), say.running.askAgain(), 'notStarted');
    throw error;
  }
}
