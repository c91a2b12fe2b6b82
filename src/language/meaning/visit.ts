import type { ChoiceOption, Form } from '../grammar/form.ts';
import type { PlainValue } from '../shape/reading.ts';
import type { Path } from '../source/located.ts';

/** Calls back for every value of a canonical plain value that has no values of its own, with its form and path. */
export function visitLeaves(
  value: PlainValue | undefined,
  form: Form,
  path: Path,
  visit: (value: PlainValue, form: Form, path: Path) => void,
): void {
  if (value === undefined || value === null) return;
  switch (form.kind) {
    case 'record':
      for (const [key, inner] of Object.entries(value)) {
        const field = form.fields[key];
        if (field !== undefined) visitLeaves(inner as PlainValue, field.form, [...path, key], visit);
      }
      return;
    case 'map':
      for (const [key, inner] of Object.entries(value))
        visitLeaves(inner as PlainValue, form.of, [...path, key], visit);
      return;
    case 'list':
      for (const [index, inner] of (value as readonly PlainValue[]).entries()) {
        visitLeaves(inner, form.of, [...path, index], visit);
      }
      return;
    case 'choice': {
      const option = optionOf(value, form.options);
      if (option !== undefined) visitLeaves(value, option.form, path, visit);
      return;
    }
    default:
      visit(value, form, path);
  }
}

/** The option of a choice that a value took. */
export function optionOf(value: PlainValue, options: readonly ChoiceOption[]): ChoiceOption | undefined {
  const kind = kindOf(value);
  const fitting = options.filter((option) => option.on === kind);
  const keyed = fitting.find((option) => option.key !== undefined && Object.hasOwn(value as object, option.key));
  return keyed ?? fitting.find((option) => option.key === undefined) ?? fitting[0];
}

function kindOf(value: PlainValue): ChoiceOption['on'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';
}
