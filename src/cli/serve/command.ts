import type { Config } from '../../app/running/index.ts';
import type { Given } from '../commands.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { needConfig } from './configuration.ts';
import type { ServeFailure, ServeNews } from './server-part.ts';

/** Runs the server until the system tells it to stop; says on standard output where it is, its log goes to standard error. */
export async function run(session: Session, parts: Parts, _args: readonly unknown[], given: Given): Promise<Ending> {
  const { readSecretFile } = await parts.server();
  const config = withPort(needConfig(session, readSecretFile), optionalText(given, 'port'), session);
  const tell = (news: ServeNews) => void session.world.out.write(newsText(news, session));
  return await runNode(config, given['mute'] === true ? 'mute' : 'serve', tell, session, parts);
}

/** What a node is for. `mute`: a server that tells nobody. */
export type Role = 'serve' | 'mute' | 'demonstration' | 'worker';

/** Runs a node until it is told to stop; says why where it could not start. With `--json` all of it is told as lines of JSON. */
export async function runNode(
  config: Config,
  role: Role,
  tell: (news: ServeNews) => void,
  session: Session,
  parts: Parts,
): Promise<Ending> {
  const server = await parts.server();
  const { world } = session;
  const logAsLines = config.logFormat === 'lines' || (config.logFormat === 'auto' && world.err.isTty);
  const asJson = (news: ServeNews) => void world.out.write(`${JSON.stringify(news)}\n`);
  const is = { demonstration: role === 'demonstration', mute: role === 'mute' };
  const surroundings = { version: parts.version(), logAsLines, ...is };
  const ended = await server[role === 'worker' ? 'work' : 'run'](config, surroundings, session.json ? asJson : tell);
  if (ended === 'stopped') return 'fine';
  if (session.json) {
    await world.out.write(`${JSON.stringify({ kind: 'failed', failure: ended })}\n`);
    return 'notStarted';
  }
  throw wrongUse(...failureText(ended, session), 'notStarted');
}

export function withPort(config: Config, port: string | null, { say }: Session): Config {
  if (port === null) return config;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrongUse(say.serve.badPort(port));
  return { ...config, listen: { ...config.listen, port: Number(port) } };
}

/** News in words; what only a demonstration tells is told by it. */
export function newsText(news: ServeNews, { say, paint, width }: Session): string {
  const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
  switch (news.kind) {
    case 'listening':
      return lines(say.serve.listening(news.url));
    case 'waiting':
      return lines(wrap(say.serve.waiting(), width, '  '));
    case 'migrating':
      return lines(wrap(say.serve.migrating(news.done, news.of), width, '  '));
    case 'stopping':
      return lines(say.serve.stopping());
    case 'demonstration':
    case 'questions':
    case 'filling':
    case 'filled':
      return '';
    case 'working':
      return lines(paint.bold(say.serve.working()), `  ${say.serve.howToStop()}`);
    case 'ready': {
      const mute = news.mute ? [paint.warn(`▲ ${say.serve.mute()}`)] : [];
      const at = [`  ${say.serve.reference(`${news.url}/api/v1/`)}`, ...mute];
      const ready = ['', paint.bold(say.serve.ready(news.url)), ...at];
      if (news.ownerLink === null) return lines(...ready, `  ${say.serve.howToStop()}`);
      // The link stands alone on its line: a terminal makes it clickable only when it is whole.
      const first = [
        '',
        paint.warn(wrap(`▲ ${say.serve.firstStart()}`, width, '  ')),
        '',
        `  ${paint.bold(news.ownerLink)}`,
      ];
      return lines(...ready, `  ${say.serve.howToStop()}`, ...first, '');
    }
  }
}

function failureText(failure: ServeFailure, { say, lang }: Session): [message: string, hint: string] {
  switch (failure.kind) {
    case 'notListening':
      return [say.serve.notListening(failure.address, failure.fault), say.serve.otherPort()];
    case 'hindered':
      return [visible(failure.what[lang]), visible(failure.help[lang])];
    case 'secretUnusable':
      return [say.serve.secretUnusable(failure.file, failure.fault), say.serve.restoreSecret(failure.file)];
    case 'realData':
      return [say.demo.realData(), say.demo.otherFolder()];
    case 'otherSecret':
      return [say.serve.otherSecret(), say.serve.restoreSecret(failure.file)];
  }
}
