const MARKS: { readonly [level: string]: string } = { debug: '·', info: ' ', warn: '▲', error: '✗' };
/** Said by their place in the line, and so not by name. */
const PLACED = new Set(['level', 'time', 'words', 'method', 'route', 'status', 'ms']);

/** A line of the log for eyes: the time of day (UTC), what happened, and its fields. */
export function toLine(json: string): string {
  const said = JSON.parse(json) as { readonly [name: string]: string | number | boolean | null };
  const words =
    'route' in said ? `${said['method']} ${said['route']} ${said['status']} ${said['ms']} ms` : said['words'];
  const fields = Object.entries(said).filter(([name, value]) => !PLACED.has(name) && value !== null);
  const rest = fields.map(([name, value]) => ` ${name}=${value}`).join('');
  return `${visibly(`${String(said['time']).slice(11, 19)} ${MARKS[String(said['level'])] ?? ''} ${words}${rest}`)}\n`;
}

/** What a terminal would obey instead of show, shown. */
function visibly(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
