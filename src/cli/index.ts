// cli: how does a person or a script ask, and how is the answer put to them?
// Takes the words of the command line, the streams around it, and the parts that main joins; gives an exit code.
// Knows nothing of how anything is computed, stored or read from disk.
import { createHash } from 'node:crypto';
import { type Ending, EXIT_CODES, isWrongUse } from './exit.ts';
import { chooseLang } from './language.ts';
import { type Messages, messagesIn } from './messages/index.ts';
import type { Parts } from './parts.ts';
import { makePaint, wantsColour } from './print/paint.ts';
import { runProgram } from './program.ts';
import type { Session, World } from './world.ts';

export type { UpkeepPart } from './backup/upkeep-part.ts';
export type { Draft, FileFault, Files, Parts } from './parts.ts';
export type { ServeFailure, ServeNews, ServerPart } from './serve/server-part.ts';
export type { Output, World } from './world.ts';

/** Runs one command line to its end and gives the exit code of `exit.ts`. Never throws. */
export async function runCommandLine(world: World, parts: Parts): Promise<number> {
  const lang = chooseLang(world.argv, world.env);
  const say = messagesIn(lang);
  const width = pageWidth(world);
  try {
    const asked = await runProgram(world.argv, say, parts.version(), width, (spec, args, given) =>
      spec.load().then((command) => command.run(openSession(world, given['json'] === true, width), parts, args, given)),
    );
    if ('print' in asked) await (asked.ending === 'fine' ? world.out : world.err).write(asked.print);
    return EXIT_CODES[asked.ending];
  } catch (error) {
    return EXIT_CODES[await tellFailure(error, world, say)];
  }
}

function openSession(world: World, json: boolean, width: number): Session {
  const lang = chooseLang(world.argv, world.env);
  return {
    world,
    lang,
    json,
    width,
    say: messagesIn(lang),
    paint: makePaint(wantsColour(world.out.isTty, world.env)),
    errPaint: makePaint(wantsColour(world.err.isTty, world.env)),
  };
}

function pageWidth(world: World): number {
  const told = world.out.columns ?? world.err.columns ?? Number.parseInt(world.env['COLUMNS'] ?? '', 10);
  return Number.isFinite(told) ? Math.min(120, Math.max(80, told)) : 80;
}

async function tellFailure(error: unknown, world: World, say: Messages): Promise<Ending> {
  if (isWrongUse(error)) {
    await world.err.write(`leeway: ${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`);
    return error.ending;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const id = createHash('sha256')
    .update(stack.replaceAll(/\(?(file:\/\/)?\/[^)\s]*\//g, ''))
    .digest('hex')
    .slice(0, 8);
  await world.err.write(`${say.defect(`D-${id}`)}\n`);
  if ((world.env['LEEWAY_DEBUG'] ?? '') !== '') await world.err.write(`${stack}\n`);
  return 'defect';
}
