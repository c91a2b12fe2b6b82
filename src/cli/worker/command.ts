import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { newsText, runNode } from '../serve/command.ts';
import { needConfig } from '../serve/configuration.ts';
import type { ServeNews } from '../serve/server-part.ts';
import type { Session } from '../world.ts';

/** Does what is due on a database that others serve from, until the system tells it to stop. */
export async function run(session: Session, parts: Parts): Promise<Ending> {
  const { readSecretFile } = await parts.server();
  const config = needConfig(session, readSecretFile);
  const tell = (news: ServeNews) => void session.world.out.write(newsText(news, session));
  return await runNode(config, 'worker', tell, session, parts);
}
