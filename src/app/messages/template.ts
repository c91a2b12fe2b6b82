import type { Fault, Lang } from '../refusal.ts';

/** What a template of a gateway may name. It is a closed list: nothing else in braces is ever looked up. */
export const GATEWAY_NAMES = ['to', 'text', 'id'] as const;
type GatewayName = (typeof GATEWAY_NAMES)[number];

/** How a value stands in a body: in a JSON string, in a form, in XML, or as it is. */
export type TemplateKind = 'application/json' | 'application/x-www-form-urlencoded' | 'application/xml' | 'text/plain';

const NAMED = /\{([\p{L}_$][\p{L}\p{N}_$.-]*)\}/gu;

/**
 * What is wrong with a template: each name in braces that is none, with its place; a JSON body that is none once filled;
 * one that does not say what. Nothing: it can be filled.
 * @param pointer of the template in what was handed in
 */
export function templateFaults(template: string, kind: TemplateKind, pointer: string, lang: Lang): readonly Fault[] {
  const faults: Fault[] = [];
  for (const found of template.matchAll(NAMED)) {
    if (isName(found[1] as string)) continue;
    faults.push({ pointer, ...placeOf(template, found.index), ...unknownName(found[1] as string, lang) });
  }
  if (faults.length > 0) return faults;
  if (!template.includes('{text}')) faults.push({ pointer, ...missingText(lang) });
  if (kind === 'application/json' && !isJson(fillTemplate(template, kind, { to: '+33', text: '"', id: 'x' }))) {
    faults.push({ pointer, ...noJson(lang) });
  }
  return faults;
}

/** A template with its names replaced, each value written so that it stays within its place. Names in values are no names. */
export function fillTemplate(
  template: string,
  kind: TemplateKind,
  values: { readonly [name in GatewayName]: string },
): string {
  return template.replace(NAMED, (whole, name: string) => (isName(name) ? written(values[name], kind) : whole));
}

function isName(name: string): name is GatewayName {
  return (GATEWAY_NAMES as readonly string[]).includes(name);
}

const XML: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function written(value: string, kind: TemplateKind): string {
  switch (kind) {
    case 'application/json':
      return JSON.stringify(value).slice(1, -1);
    case 'application/x-www-form-urlencoded':
      return encodeURIComponent(value);
    case 'application/xml':
      return value.replace(/[&<>"']/g, (character) => XML[character] as string);
    case 'text/plain':
      return value;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before[before.length - 1] as string).length + 1 };
}

type Said = Pick<Fault, 'code' | 'message' | 'help'>;

function unknownName(name: string, lang: Lang): Said {
  const shown = name.slice(0, 60);
  return lang === 'fr'
    ? {
        code: 'unknownName',
        message: `{${shown}} n’est pas un nom connu ici.`,
        help: 'Les seuls noms sont {to}, {text} et {id}.',
      }
    : {
        code: 'unknownName',
        message: `{${shown}} is no name that is known here.`,
        help: 'The only names are {to}, {text} and {id}.',
      };
}

function missingText(lang: Lang): Said {
  return lang === 'fr'
    ? {
        code: 'nameMissing',
        message: 'Le modèle ne contient pas {text}.',
        help: 'Écrivez {text} là où va le message, et {to} là où va le numéro.',
      }
    : {
        code: 'nameMissing',
        message: 'The template does not hold {text}.',
        help: 'Write {text} where the message goes, and {to} where the number goes.',
      };
}

function noJson(lang: Lang): Said {
  return lang === 'fr'
    ? {
        code: 'notJson',
        message: 'Une fois rempli, ce modèle n’est pas du JSON.',
        help: 'Mettez {to} et {text} entre guillemets droits, et vérifiez accolades et virgules.',
      }
    : {
        code: 'notJson',
        message: 'Once filled, this template is not JSON.',
        help: 'Put {to} and {text} between quotation marks, and check braces and commas.',
      };
}
