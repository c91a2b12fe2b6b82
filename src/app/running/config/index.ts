// app/running/config: what was this program told by its surroundings?
// Takes: environment variables and the files they name. Gives: every setting as a value, all mistakes at once, the page
// that tells of them. Knows nothing of: who uses a setting, and how a mistake is put to a person.
export { CONFIG_KEYS, type Config } from './config.ts';
export { configHelp } from './config-page.ts';
export { type ConfigMistake, type ConfigReading, type ReadSecretFile, readConfig } from './read-config.ts';
export { VARIABLES } from './variables.data.ts';
