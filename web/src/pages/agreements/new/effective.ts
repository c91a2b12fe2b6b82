const LINE = /^effective:[^\n#]*/m;
const PLACES = [/^version:.*$/m, /^id:.*$/m, /^kind:.*$/m, /^leeway:.*$/m];

/** A text that takes effect on another day: its line `effective` says so, and stands after the number of the version where there was none. */
export function withEffective(text: string, date: string): string {
  const line = `effective: ${date}`;
  if (LINE.test(text)) {
    // What a person wrote behind the value stays, with the space before it.
    return text.replace(LINE, (before) => `${line}${before.slice(before.trimEnd().length)}`);
  }
  const place = PLACES.find((one) => one.test(text));
  return place === undefined ? `${line}\n${text}` : text.replace(place, (before) => `${before}\n${line}`);
}
