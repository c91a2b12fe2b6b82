import type { FieldKind } from './form.ts';

/**
 * An answer as people write it, in the spelling of an agreement's file: `1 h 30` is `1h30m`, `99,9 %` is `99.9%`,
 * `1 200,50 €` is `1200.50 EUR`. Whatever is none of these, or could be read in two ways (`€1,20`), stays as it is.
 */
export function inSpelling(kind: FieldKind, text: string): string {
  const spell = SPELLED[kind];
  return spell?.(text.replaceAll(/\s+/g, ' ')) ?? text;
}

const SPELLED: { readonly [kind in FieldKind]?: (text: string) => string | null } = {
  duration: (text) => {
    const found = /^(?:(\d+) ?h ?(?:(\d+) ?(?:min|m)?)?|(\d+) ?(?:min|m))( ?real)?$/i.exec(text);
    if (found === null) return null;
    const [, hours, more, minutes = more, real] = found;
    return `${hours === undefined ? '' : `${hours}h`}${minutes === undefined ? '' : `${minutes}m`}${real === undefined ? '' : ' real'}`;
  },
  share: (text) => {
    const found = /^(\d+)(?:[.,](\d+))? ?%$/.exec(text);
    return found === null ? null : `${decimal(found[1], found[2])}%`;
  },
  money: (text) => {
    const found =
      /^(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))? ?(?:€|EUR)$/i.exec(text) ??
      /^€ ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text);
    return found === null
      ? null
      : `${decimal(found[1]?.replaceAll(/[\s,]/g, ''), (found[2] ?? '').padEnd(2, '0'))} EUR`;
  },
};

function decimal(whole = '', part = ''): string {
  return part === '' ? whole : `${whole}.${part}`;
}
