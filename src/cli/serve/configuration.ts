import { type ConfigMistake, type ConfigReading, type ReadSecretFile, readConfig } from '../../app/running/index.ts';
import { wrongUse } from '../exit.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** What the surroundings say, whole; any mistake in it is wrong use, and all of them are told at once. */
export function needConfig(session: Session, readFile: ReadSecretFile): NonNullable<ConfigReading['config']> {
  const { config, mistakes } = readConfig(session.world.env, readFile);
  if (config !== null) return config;
  const lines = mistakes.map((mistake) => `  ${visible(mistakeText(mistake, session))}`);
  throw wrongUse([session.say.serve.mistakes(mistakes.length), ...lines].join('\n'), session.say.serve.seeConfig());
}

export function mistakeText(mistake: ConfigMistake, { say, lang }: Session): string {
  const { variable } = mistake;
  switch (mistake.kind) {
    case 'unknown':
      return say.serve.unknownVariable(variable, mistake.near);
    case 'notAllowed':
      return say.serve.notAllowed(variable, mistake.value, mistake.allowed[lang]);
    case 'twice':
      return say.serve.saidTwice(variable);
    case 'file':
      return say.serve.variableFile(variable, mistake.path, mistake.fault);
    case 'needs':
      return say.serve.variableNeeds(variable, mistake.needs);
  }
}
