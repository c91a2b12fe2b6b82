/**
 * Writes lines that come in one turn of the event loop together, in their order: each writing costs more than many lines.
 * What is not written yet is written when the process ends by itself.
 */
export function gathered(write: (text: string) => void): (line: string) => void {
  let text = '';
  const flush = () => {
    const lines = text;
    text = '';
    if (lines !== '') write(lines);
  };
  process.once('exit', flush);
  return (line) => {
    if (text === '') setImmediate(flush);
    text += line;
  };
}
