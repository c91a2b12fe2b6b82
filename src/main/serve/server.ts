// The server's own bundle begins here: whatever only `leeway serve`, and the commands that open its store, need, is loaded with it.
import type { ServerPart } from '../../cli/index.ts';
import { runWorker } from '../worker/run-worker.ts';
import { readSecretFile } from './config-files.ts';
import { runServer } from './run-server.ts';

export const server: ServerPart = { run: runServer, work: runWorker, readSecretFile };
export { upkeep } from '../upkeep/upkeep.ts';
