// connectors/spill: where does what memory can not hold stay for a while?
// Takes values under keys, or hashes of what may repeat; gives them back sorted, or what repeated. Beyond a budget it
// keeps them in a folder of its own among the machine's temporary files, removed when done, when interrupted, and, after
// a crash, by the next run. Knows nothing of events, tickets or files of the user.
export { repeatFinder } from './repeats.ts';
export { sorter } from './sorter.ts';
