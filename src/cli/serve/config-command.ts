import { CONFIG_KEYS, readConfig, VARIABLES } from '../../app/running/index.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import { mistakeText } from './configuration.ts';

/** Shows every setting with what holds and where it comes from, secrets hidden; then whatever is wrong. */
export async function run(session: Session, parts: Parts): Promise<Ending> {
  const { world, say, paint, lang } = session;
  const server = await parts.server();
  const { sources, mistakes } = readConfig(world.env, server.readSecretFile);
  const settings = CONFIG_KEYS.map((key) => {
    const { name, unset, isSecret, does } = VARIABLES[key];
    const source = sources[key];
    const said = source === 'file' ? null : (world.env[name]?.trim() ?? null);
    return { name, source, value: source === 'unset' ? unset : isSecret ? null : said, isSecret, does: does[lang] };
  });
  if (session.json) {
    const shown = settings.map(({ does: _does, isSecret: _isSecret, ...rest }) => rest);
    await world.out.write(`${JSON.stringify({ settings: shown, mistakes })}\n`);
  } else {
    const lines = settings.flatMap(({ name, source, value, isSecret, does }) => [
      `${paint.bold(name)} = ${visible(valueText(value, source, isSecret, session))}`,
      `    ${does} ${paint.note(`(${say.serve.source[source]})`)}`,
    ]);
    const wrong = mistakes.map((mistake) => paint.warn(`✗ ${visible(mistakeText(mistake, session))}`));
    await world.out.write(`${[...lines, ...(wrong.length === 0 ? [] : ['', ...wrong])].join('\n')}\n`);
  }
  return mistakes.length === 0 ? 'fine' : 'wrongUse';
}

function valueText(value: string | null, source: string, isSecret: boolean, { say }: Session): string {
  if (value !== null) return value;
  return isSecret && source !== 'unset' ? say.serve.hidden() : source === 'file' ? say.serve.inFile() : '–';
}
