// store/memory: what is kept, as long as the program runs?
// Takes what the ports of `app` ask to be kept; gives it back, with the answers of the store in PostgreSQL.
// Knows nothing of disks, of networks, or of what any of it means.
export { openMemoryStore } from './open-store.ts';
