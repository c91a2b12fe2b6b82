/** Texts that mean something to a database. */
export const ODD = [
  '',
  ' ',
  'null',
  'NULL',
  '{a,b}',
  '(a,b)',
  ',',
  '"',
  '\\',
  '\\N',
  "'",
  'a\tb\nc\r',
  '0x1',
  '-1',
  'true',
  '\u2028',
];
