import { CONFIG_KEYS } from './config.ts';
import type { Variable } from './variable.ts';
import { VARIABLES } from './variables.data.ts';

/** The table of `docs/guides/configuration.md`, made of the same table that reads the environment. */
export function configTable(): string {
  const rows = CONFIG_KEYS.map((key) => {
    const { name, unset, does, allowed, example, isSecret }: Variable<unknown> = VARIABLES[key];
    const kept = isSecret ? ' A secret: better given by a file.' : '';
    const shown = example === null ? '' : `; for example \`${example}\``;
    return `| \`${name}\` | ${does.en}${kept} | ${allowed.en}${shown} | ${unset === null ? '–' : `\`${unset}\``} |`;
  });
  return ['| variable | what it is for | allowed | when not said |', '|---|---|---|---|', ...rows].join('\n');
}

/** The same for a terminal: each variable in two lines. */
export function configHelp(lang: 'fr' | 'en'): string {
  return CONFIG_KEYS.map((key) => {
    const { name, unset, does, allowed }: Variable<unknown> = VARIABLES[key];
    return `  ${name}${unset === null ? '' : ` (${unset})`}\n      ${does[lang]}\n      ${allowed[lang]}`;
  }).join('\n');
}
