import type { Form } from '../grammar/form.ts';
import { scalarNamed } from '../grammar/scalar.ts';

/** How a value of a form may be written, in a few words. */
export function exampleOf(form: Form): string {
  switch (form.kind) {
    case 'scalar':
      return scalarNamed(form.scalar).example;
    case 'word':
      return form.words[0] ?? '…';
    case 'whole':
      return String(Math.max(form.least, Math.min(form.most, 1)));
    case 'decimal':
      return String(form.most >= 1.5 && form.least <= 1.5 ? 1.5 : form.least);
    case 'flag':
      return 'true';
    case 'list':
      return `[ ${exampleOf(form.of)} ]`;
    case 'map':
      return `{ ${form.refs === undefined ? scalarNamed(form.key).example : REFERENT_EXAMPLES[form.refs]}: ${exampleOf(form.of)} }`;
    case 'record':
      return recordExample(form);
    case 'choice':
      return form.options[0] === undefined ? '…' : exampleOf(form.options[0].form);
    case 'ref':
      return REFERENT_EXAMPLES[form.to] ?? '…';
    default:
      return '"…"';
  }
}

function recordExample(form: Form & { kind: 'record' }): string {
  const required = Object.entries(form.fields).filter(([, field]) => field.required || field.assumed !== undefined);
  const [first] = Object.entries(form.fields);
  const shown = required.length > 0 || first === undefined ? required : [first];
  return `{ ${shown.map(([key, field]) => `${key}: ${field.form.kind === 'record' ? '…' : exampleOf(field.form)}`).join(', ')} }`;
}

const REFERENT_EXAMPLES: { readonly [to: string]: string | undefined } = {
  calendar: 'office',
  priority: 'P1',
  contact: 'service-manager',
  service: 'helpdesk',
  line: 'base',
  target: 'p1-response',
  level: 'standard',
  party: 'provider',
  remedy: 'p1-late',
};
