/** Colours and weights. They only underline what the words and signs already say. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly note: (text: string) => string;
}

/** Real colours when `enabled`, else the text as it is. */
export function makePaint(enabled: boolean): Paint {
  const wrap = (open: number, close: number) => (text: string) =>
    enabled && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: wrap(1, 22),
    dim: wrap(2, 22),
    good: wrap(32, 39),
    bad: wrap(31, 39),
    warn: wrap(33, 39),
    note: wrap(36, 39),
  };
}

/** Colours are wanted on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal says otherwise; FORCE_COLOR asks for them. */
export function wantsColour(isTty: boolean, env: { readonly [name: string]: string | undefined }): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '' && forced !== '0') return true;
  return isTty && env['TERM'] !== 'dumb';
}
