import type { Told } from '../ports/index.ts';

/** One thing that was looked at. `notice`: works, but should be known; `wrong`: must be mended. */
export interface Finding {
  readonly check: Check;
  readonly level: 'fine' | 'notice' | 'wrong';
  readonly what: Told;
  /** The way out; null where all is well. */
  readonly cure: Told | null;
}

export type Check =
  | 'node'
  | 'timeZones'
  | 'folder'
  | 'space'
  | 'database'
  | 'role'
  | 'migrations'
  | 'clock'
  | 'behind'
  | 'secret'
  | 'record'
  | 'backup'
  | 'mail'
  | 'links'
  | 'mailSent'
  | 'warnings'
  | 'receivers'
  | 'rotas'
  | 'rules'
  | 'sources'
  | 'contacts'
  | 'deliveries';

export function fine(check: Check, what: Told): Finding {
  return { check, level: 'fine', what, cure: null };
}

export function notice(check: Check, what: Told, cure: Told): Finding {
  return { check, level: 'notice', what, cure };
}

export function wrong(check: Check, what: Told, cure: Told): Finding {
  return { check, level: 'wrong', what, cure };
}

/** `1.5`, `0.2`: for a person. */
export function gigabytes(bytes: number): { readonly fr: string; readonly en: string } {
  const en = (bytes / 1e9).toFixed(1);
  return { fr: `${en.replace('.', ',')} Go`, en: `${en} GB` };
}
