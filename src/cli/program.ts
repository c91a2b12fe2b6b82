import { Command, CommanderError } from 'commander';
import { COMMANDS, type CommandSpec, type Given, optionName } from './commands.ts';
import { type Ending, wrongUse } from './exit.ts';
import { langOf } from './language.ts';
import type { Messages } from './messages/index.ts';
import { nearest } from './nearest.ts';

export type Invoke = (
  spec: CommandSpec,
  args: readonly (string | readonly string[])[],
  given: Given,
) => Promise<Ending>;

/** What the words of the command line asked for: a command that ended, or a text to print (help, version). */
export type Asked = { readonly ending: Ending } | { readonly print: string; readonly ending: Ending };

/** Reads the words of the command line and runs the command they name. Wrong words are thrown as `WrongUse`. */
export async function runProgram(
  argv: readonly string[],
  say: Messages,
  version: string,
  width: number,
  invoke: Invoke,
): Promise<Asked> {
  let printed = '';
  let ending: Ending = 'fine';
  const program = dress(new Command('leeway'), say, width, (text) => {
    printed += text;
  });
  program.description(say.help.tagline).version(version, '-V, --version', say.help.versionOption);
  program.helpCommand('help [command]', say.help.helpCommand);
  addShared(program, say);
  for (const spec of COMMANDS) {
    addCommand(
      program,
      spec,
      say,
      width,
      (text) => {
        printed += text;
      },
      async (args, given) => {
        ending = await invoke(spec, args, { ...program.opts(), ...given });
      },
    );
  }
  if (argv.length === 0) return { print: program.helpInformation(), ending: 'wrongUse' };
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { print: printed, ending: 'fine' };
    if (error.code === 'commander.help') return { print: printed, ending: 'wrongUse' };
    throw explainError(error, argv, say);
  }
  return { ending };
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  say: Messages,
  width: number,
  print: (text: string) => void,
  act: (args: readonly (string | readonly string[])[], given: Given) => Promise<void>,
): void {
  const words = spec.name.split(' ');
  let parent = program;
  for (const word of words.slice(0, -1)) {
    const known = parent.commands.find((each) => each.name() === word);
    parent =
      known ??
      dress(parent.command(word), say, width, print)
        .description(word === 'audit' ? say.help.auditing : say.help.importing)
        .helpCommand(false);
    if (known === undefined) addShared(parent, say);
  }
  const text = say.help.commands[spec.name];
  const command = dress(parent.command(words.at(-1) ?? ''), say, width, print);
  command.summary(text.summary).description(text.detail);
  for (const arg of spec.args) command.argument(arg, text.argument);
  for (const flags of spec.options) {
    const name = optionName(flags);
    command.option(flags, text.options?.[name] ?? say.help.options[name] ?? '');
  }
  addShared(command, say);
  const examples = text.examples.map((example) => `  ${example.run}\n      ${example.does}`).join('\n');
  command.addHelpText(
    'after',
    () => `${text.more === undefined ? '' : `\n${text.more()}\n`}\n${say.help.examples}\n${examples}`,
  );
  command.action(async (...received: unknown[]) => {
    const args = received.slice(0, spec.args.length) as (string | readonly string[])[];
    await act(args, command.opts());
  });
}

function addShared(command: Command, say: Messages): void {
  command.option('--json', say.help.jsonOption);
  command.option('--lang <fr|en>', say.help.langOption, (word: string) => {
    if (langOf(word) === null) throw wrongUse(say.wrong.lang(word));
    return word;
  });
}

/** Gives a command our titles, our way of ending, and our page width. */
function dress(command: Command, say: Messages, width: number, print: (text: string) => void): Command {
  return command
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: print,
      outputError: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .configureHelp({ styleTitle: (title) => say.help.titles[title] ?? title, subcommandTerm: termOf })
    .helpOption('-h, --help', say.help.helpOption);
}

/** `import csv` is listed by its whole name, `check <file...>` and `supplier [id]` without `[options]`. */
function termOf(command: Command): string {
  const inner = command.commands[0];
  if (inner !== undefined) return `${command.name()} ${termOf(inner)}`;
  const args = command.registeredArguments.map((arg) => {
    const name = arg.variadic ? `${arg.name()}...` : arg.name();
    return arg.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...(command.name() === 'help' ? ['[command]'] : args)].join(' ');
}

/** Commander's error in our words and the reader's language. What it names stands between quotes in its own message. */
function explainError(error: CommanderError, argv: readonly string[], say: Messages): unknown {
  const named = error.message.match(/'([^']*)'/)?.[1] ?? '';
  const command = COMMANDS.find((spec) =>
    spec.name.split(' ').every((word, index) => argv.filter(isWord)[index] === word),
  );
  const hint = say.wrong.seeHelp(command === undefined ? '' : `${command.name} `);
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = [
        ...(command?.options ?? []),
        '--json',
        '--lang',
        '--help',
        ...(command === undefined ? ['--version'] : []),
      ];
      const near = nearest(
        named.split('=')[0] ?? '',
        flags.map((each) => each.split(' ')[0] ?? ''),
      );
      return wrongUse(say.wrong.unknownOption(named, near), hint);
    }
    case 'commander.unknownCommand': {
      const { above, commands } = commandsBeside(argv);
      const near = nearest(named, commands.keys());
      const meant = near === null ? null : (commands.get(near) ?? near);
      return wrongUse(say.wrong.unknownCommand(named, meant), say.wrong.seeHelp(above));
    }
    case 'commander.missingArgument':
      return wrongUse(say.wrong.missingArgument(named), hint);
    case 'commander.optionMissingArgument':
      return wrongUse(say.wrong.missingValue(named), hint);
    case 'commander.excessArguments':
      return wrongUse(say.wrong.tooManyArguments(), hint);
    default:
      return wrongUse(error.message.replace(/^error: /, ''), hint);
  }
}

/** What might have been meant by an unknown command, by its word: what is below the one before it, else all, named whole. */
function commandsBeside(argv: readonly string[]): {
  readonly above: string;
  readonly commands: ReadonlyMap<string, string>;
} {
  const first = argv.find(isWord) ?? '';
  const below = COMMANDS.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
  if (below.length > 0) return { above: `${first} `, commands: new Map(below.map((word) => [word, word])) };
  const inner = COMMANDS.flatMap(({ name }) => (name.includes(' ') ? [[name.split(' ')[1] ?? '', name] as const] : []));
  const outer = COMMANDS.map(({ name }) => name.split(' ')[0] ?? '');
  return { above: '', commands: new Map([...inner, ...[...outer, 'help'].map((word) => [word, word] as const)]) };
}

function isWord(word: string): boolean {
  return !word.startsWith('-');
}
