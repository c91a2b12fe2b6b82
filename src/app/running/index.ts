// app/running: what does a running Leeway need to know and to be told?
// Takes: its surroundings. Gives: its settings. Knows nothing of: processes, ports, disks.
export * from './config/index.ts';
