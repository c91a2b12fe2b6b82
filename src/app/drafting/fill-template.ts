import { dateOfDay, instantToLocal } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { type Lang, notFound, type Refusal, refusal } from '../refusal.ts';
import { type RegisterPorts, readAllVersions } from '../register/index.ts';
import { agreementText } from './agreement-text.ts';
import { checkText, type DraftChecked, mayNotWrite } from './check-draft.ts';
import { readAnswers } from './form.ts';
import { type PlacedField, TEMPLATE_FORMS, type TemplateForm } from './forms.data.ts';

/** An agreement written from a form, with what there is to say about it. */
export interface Filled extends DraftChecked {
  readonly text: string;
}

/** The standard agreements with their forms; one takes effect today, in France, unless answered: what is opened from now on has its time limits. */
export function templateForms(ports: Pick<RegisterPorts, 'now'>): readonly TemplateForm[] {
  return TEMPLATE_FORMS.map((form) => ({ ...form, fields: form.fields.map((field) => withDate(field, ports)) }));
}

/** One standard agreement with its form and its own text; `notFound` for a name that is none. */
export function templateForm(
  id: string,
  ports: Pick<RegisterPorts, 'now' | 'bases'>,
): { readonly form: TemplateForm; readonly text: string } | Refusal {
  const form = templateForms(ports).find((one) => one.id === id);
  const text = form === undefined ? null : ports.bases(`templates/${form.id}`);
  return form === undefined || text === null ? noTemplate(id) : { form, text };
}

function withDate(field: PlacedField, { now }: Pick<RegisterPorts, 'now'>): PlacedField {
  if (field.kind !== 'date') return field;
  return { ...field, standard: dateOfDay(instantToLocal('Europe/Paris', now()).dayNumber) };
}

/**
 * Writes an agreement from the answers to a form, ready to be published; nothing is kept. What is not answered is as the
 * form begins with. Refused: `notFound`, and `invalid` with every answer that can not be taken.
 */
export async function fillTemplate(
  id: string,
  given: { readonly [field: string]: string | null },
  lang: Lang,
  actor: Actor,
  ports: RegisterPorts,
): Promise<Filled | Refusal> {
  if (!may(actor, 'agreements:write')) return mayNotWrite();
  const found = templateForm(id, ports);
  if ('refused' in found) return found;
  const { form } = found;
  const standards = Object.fromEntries(form.fields.map((field) => [field.id, field.standard]));
  const { answers, faults } = readAnswers(form.fields, { ...standards, ...given }, lang);
  if (faults.length > 0) return refusal('invalid', NOT_TAKEN, null, faults);
  const base = await checkText(found.text, lang, ports);
  if (base.plain === null) throw new Error(`templates/${id} can not be read`);
  const role = form.kind === 'sla' ? 'customer' : 'supplier';
  const party = await idOf(answers.get(`${role}Name`) ?? '', role, ports);
  const taken = new Set((await ports.store.publishedVersions()).map(({ agreement }) => agreement));
  const name = free(`${slugOf(party)}-${form.id.replace(/@\d+$/, '')}`, taken);
  const text = agreementText(form, base.plain, answers, { id: name, party, language: lang });
  const { plain: _plain, ...checked } = await checkText(text, lang, ports);
  return { ...checked, text };
}

/**
 * The id by which somebody is known who goes by this name, registered or named by an agreement; else one made from the name
 * that nobody has yet: two customers must never become one.
 */
async function idOf(name: string, role: 'customer' | 'supplier', ports: RegisterPorts): Promise<string> {
  const known = new Map<string, string>();
  for (const { agreement } of await readAllVersions(ports)) {
    const party = agreement.parties[role];
    if (party?.id != null) known.set(party.id, party.name);
  }
  if (role === 'customer') for (const one of await ports.store.registeredCustomers()) known.set(one.id, one.name);
  const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();
  for (const [id, called] of known) if (plain(called) === plain(name)) return id;
  return free(slugOf(name), new Set(known.keys()));
}

/** The name as programs write it: `Boréal SAS` is `boreal-sas`. */
function slugOf(name: string): string {
  const bare = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = bare.split(/[^a-z0-9]/).filter((word) => word !== '');
  const slug = words.join('-').slice(0, 40);
  if (slug === '') return 'partner';
  // What is cut between two words leaves its dash.
  return slug.endsWith('-') ? slug.slice(0, -1) : slug;
}

/** The first of `id`, `id-2`, `id-3` … that is not taken. */
function free(id: string, taken: ReadonlySet<string>): string {
  let found = id;
  for (let number = 2; taken.has(found); number += 1) found = `${id}-${number}`;
  return found;
}

const NOT_TAKEN = {
  fr: 'Des réponses ne peuvent pas être prises.',
  en: 'Some answers can not be taken.',
};

function noTemplate(id: string): Refusal {
  return notFound(`Contrat type ${id}`, `Standard agreement ${id}`);
}
