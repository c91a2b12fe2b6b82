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
  const server = await parts.server();
  const config = withPort(needConfig(session, server.readSecretFile), optionalText(given, 'port'), session);
  const { world } = session;
  const tell = (news: ServeNews) => {
    void world.out.write(session.json ? `${JSON.stringify(news)}\n` : told(news, session));
  };
  const logAsLines = config.logFormat === 'lines' || (config.logFormat === 'auto' && world.err.isTty);
  const ended = await server.run(config, { version: parts.version(), logAsLines }, tell);
  if (ended === 'stopped') return 'fine';
  if (session.json) {
    await world.out.write(`${JSON.stringify({ kind: 'failed', failure: ended })}\n`);
    return 'notStarted';
  }
  throw wrongUse(...failureText(ended, session), 'notStarted');
}

function withPort(config: Config, port: string | null, { say }: Session): Config {
  if (port === null) return config;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrongUse(say.serve.badPort(port));
  return { ...config, listen: { ...config.listen, port: Number(port) } };
}

function told(news: ServeNews, { say, paint, width }: Session): string {
  const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
  switch (news.kind) {
    case 'listening':
      return lines(say.serve.listening(news.url));
    case 'waiting':
      return lines(say.serve.waiting());
    case 'migrating':
      return lines(say.serve.migrating(news.done, news.of));
    case 'stopping':
      return lines(say.serve.stopping());
    case 'ready': {
      const ready = ['', paint.bold(say.serve.ready(news.url)), `  ${say.serve.reference(`${news.url}/api/v1/`)}`];
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
    case 'otherSecret':
      return [say.serve.otherSecret(), say.serve.restoreSecret(failure.file)];
  }
}
