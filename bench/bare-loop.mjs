// The yardstick of `evaluate`: reads a file of JSON Lines by readline and parses each line, and nothing else.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let lines = 0;
for await (const line of createInterface({
  input: createReadStream(process.argv[2]),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  if (line !== '' && JSON.parse(line) !== null) lines += 1;
}
process.stdout.write(`${lines}\n`);
