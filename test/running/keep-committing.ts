// Opens the embedded PostgreSQL of a folder, commits numbers one by one and says each once it is committed.
import pg from 'pg';
import { openEmbedded } from '../../src/store/postgres/embedded/open-embedded.ts';

const embedded = await openEmbedded(process.argv[2] ?? '', { as: 'server' });
process.stdout.write(`server ${embedded.pid()}\n`);
const pool = new pg.Pool(embedded.ownerConfig);
pool.on('error', () => {});
await pool.query('create table if not exists kept (number integer primary key)');
const { rows } = await pool.query<{ most: number | null }>('select max(number) as most from kept');
for (let number = (rows[0]?.most ?? 0) + 1; ; number += 1) {
  try {
    await pool.query('insert into kept values ($1)', [number]);
    process.stdout.write(`kept ${number}\n`);
  } catch {
    // Whether it was kept is not known: the next number is another one.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
