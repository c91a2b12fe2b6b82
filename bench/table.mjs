// Prints rows as they come, each with what it is measured against.

const WIDTH = 12;

/** Prints one row: what, measured, yardstick, ratio, reach, pass, and its notes. */
export function printRow({ what, measured, yardstick, ratio, reach, pass, notes }) {
  const line = (label, text) => process.stdout.write(`  ${label.padEnd(WIDTH)}${text}\n`);
  process.stdout.write(`${pass ? 'reached' : 'MISSED '}  ${what}\n`);
  line('measured', measured);
  line('yardstick', yardstick);
  line('ratio', ratio);
  line('reach', reach);
  for (const note of notes) line('', note);
  process.stdout.write('\n');
}
