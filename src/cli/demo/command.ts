import type { Config } from '../../app/running/index.ts';
import type { Given } from '../commands.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { progressOn } from '../print/progress.ts';
import { newsText, runNode, withPort } from '../serve/command.ts';
import { needConfig } from '../serve/configuration.ts';
import type { ServeNews } from '../serve/server-part.ts';
import type { Session } from '../world.ts';
import { printMonth } from './print-month.ts';
import { tellAccess, tellFilled, tellQuestions } from './tell-demonstration.ts';

/** What holds in a demonstration where nothing else is said: a folder of its own, a quiet log, and no copies of what can be generated again. */
const UNLESS_SAID = { LEEWAY_DATA: './leeway-demo', LEEWAY_LOG_LEVEL: 'warn', LEEWAY_BACKUP_KEEP: '0' };
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/** Runs the server on a generated year; with `--print` judges a generated month and prints it instead. */
export async function run(session: Session, parts: Parts, _args: readonly unknown[], given: Given): Promise<Ending> {
  if (given['print'] === true) return await printMonth(session, parts);
  const { readSecretFile } = await parts.server();
  const config = withPort(needConfig(inDemonstration(session), readSecretFile), optionalText(given, 'port'), session);
  if (given['expose'] !== true) needLoopback(config, session);
  return await runNode(config, 'demonstration', teller(session), session, parts);
}

function inDemonstration(session: Session): Session {
  const env: { [name: string]: string | undefined } = { ...session.world.env };
  for (const [name, value] of Object.entries(UNLESS_SAID)) {
    const isSaid = [env[name], env[`${name}_FILE`]].some((said) => (said ?? '').trim() !== '');
    if (!isSaid) env[name] = value;
  }
  return { ...session, world: { ...session.world, env } };
}

/** Its password and its token stand on a terminal: nobody else is to reach it by chance. */
function needLoopback({ listen, url }: Config, { say }: Session): void {
  const host = listen?.host ?? '127.0.0.1';
  const elsewhere = url ?? (LOOPBACK.test(host) ? null : `${host}:${listen?.port ?? ''}`);
  if (elsewhere !== null) throw wrongUse(say.demo.beyond(elsewhere), say.demo.beyondHelp());
}

function teller(session: Session): (news: ServeNews) => void {
  const { world, say } = session;
  const progress = progressOn(session);
  // Both at once, for whatever is told next must not come between them.
  const tell = (text: string) => void Promise.all([progress.clear(), world.out.write(text)]);
  return (news) => {
    if (news.kind === 'filling')
      progress.at(news.done, news.of, news.of === 0 ? say.demo.beginning() : say.demo.filling(news.done, news.of));
    else if (news.kind === 'demonstration') tell(tellAccess(news, session));
    else if (news.kind === 'questions') tell(tellQuestions(news, session));
    else if (news.kind === 'filled') tell(tellFilled(news, session));
    else tell(newsText(news, session));
  };
}
