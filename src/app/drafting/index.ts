// app/drafting: what would this text come to, and how does one begin?
// Takes: texts that nobody has published, answers to the forms of standard agreements. Gives: everything that is wrong with a
// text and what it promises, in short; texts written from forms. Keeps nothing. Knows nothing of HTTP.
export { checkDraft, type DraftChecked, type ToldSpan } from './check-draft.ts';
export { fillTemplate, templateForm, templateForms } from './fill-template.ts';
export type { TemplateForm } from './forms.data.ts';
