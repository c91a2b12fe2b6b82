import type { Said } from '../../core/event/index.ts';
import { parsePercent } from '../../core/money/index.ts';
import { addTerm, dateOfDay, dayNumberOf } from '../../core/time/index.ts';
import type { PlainAgreement } from '../../language/index.ts';
import { windowsOf } from './form.ts';
import type { PlacedField, TemplateForm } from './forms.data.ts';

/** What a filled-in agreement says beside what it takes from its standard agreement: spelled values by key. */
interface Tree {
  readonly [key: string]: string | Tree;
}

/** What identifies the agreement that is written. */
export interface DraftNames {
  readonly id: string;
  /** The customer's or the supplier's id. */
  readonly party: string;
  readonly language: 'fr' | 'en';
}

/**
 * The text of an agreement that varies a standard one by what was answered (`extends`): it says the ten answers and nothing
 * else, so that whoever reads it sees at once what is particular, and the standard wording stays one text for all. Samples
 * of the standard agreement that nobody answered (company numbers, addresses, telephone numbers) are taken out.
 * @param base the standard agreement, read
 */
export function agreementText(
  form: TemplateForm,
  base: PlainAgreement,
  answers: ReadonlyMap<string, string>,
  names: DraftNames,
): string {
  const startsOn = answers.get('startsOn') as string;
  const last = dateOfDay(dayNumberOf(addTerm(startsOn, { unit: 'mo', count: 12 })) - 1);
  const party = form.kind === 'sla' ? answers.get('customerName') : answers.get('supplierName');
  const { fr, en } = base.title as Said;
  const head = [
    `# ${form.title[names.language]}.`,
    ...COMMENT[names.language],
    'leeway: 1',
    `kind: ${form.kind}`,
    `id: ${quoted(names.id)}`,
    'version: 1',
    `extends: templates/${form.id}`,
    `effective: ${startsOn}`,
    `title: { fr: ${quoted(`${fr} — ${party}`)}, en: ${quoted(`${en} — ${party}`)} }`,
    `language: ${names.language}`,
    `term: { from: ${startsOn}, to: ${last} }`,
  ];
  const hours = answers.get('hours');
  const clauses = hours === undefined ? [] : clauseLines(base, hours);
  const sections = Object.entries(sectionsOf(form, base, answers, names));
  return `${[...head, ...sections.flatMap(([key, value]) => ['', ...sectionLines(key, value)]), ...clauses].join('\n')}\n`;
}

const COMMENT: { readonly fr: readonly string[]; readonly en: readonly string[] } = {
  fr: [
    '# Ce qui n’est pas dit ici vient du contrat type. Là où il est écrit « null », il reste à compléter.',
    '# À faire relire par un juriste avant signature.',
  ],
  en: [
    '# What is not said here comes from the standard agreement. Where it says “null” something is left to fill in.',
    '# Have it read by a lawyer before signing.',
  ],
};

/** What was answered, and then which samples are taken out. */
function sectionsOf(
  form: TemplateForm,
  base: PlainAgreement,
  answers: ReadonlyMap<string, string>,
  names: DraftNames,
): Tree {
  const counterparty = form.kind === 'sla' ? 'customer' : 'supplier';
  let tree: Tree = { parties: { [counterparty]: { id: quoted(names.party) } } };
  for (const field of form.fields) {
    const answer = answers.get(field.id);
    if (answer === undefined || field.kind === 'date') continue;
    for (const place of field.places) {
      if (field.kind !== 'email') tree = placed(tree, place, spelledAt(field, place, answer, base));
    }
  }
  for (const place of samplesOf(base)) tree = placed(tree, place, 'null');
  for (const [id, { party }] of contactsOf(base)) {
    const email = form.fields.find((field) => field.places.includes(`contacts/${party}`))?.id ?? '';
    const reach = answers.get(email);
    tree = placed(tree, `contacts/${id}/reach`, reach === undefined ? 'null' : `[ { email: ${quoted(reach)} } ]`);
  }
  return tree;
}

/** What a standard agreement says of the parties only as a sample, but for their names, which are answered. */
function samplesOf(base: PlainAgreement): readonly string[] {
  return Object.entries(base.parties).flatMap(([role, party]) =>
    Object.entries(party)
      .filter(([key, value]) => key !== 'name' && isSample(value))
      .map(([key]) => `parties/${role}/${key}`),
  );
}

const SAMPLE_NUMBER = '000000000';
function isSample(value: unknown): boolean {
  return typeof value === 'string' && (value === SAMPLE_NUMBER || /^\[.*\]$/.test(value));
}

/** Contacts with a sample address, which reaches nobody. */
function contactsOf(base: PlainAgreement) {
  return Object.entries(base.contacts ?? {}).filter(([, { reach }]) => reach !== undefined);
}

function spelledAt({ kind }: PlacedField, place: string, answer: string, base: PlainAgreement): string | Tree {
  if (place.endsWith('/tiers')) return tiersText(place.split('/')[1] as string, answer, base);
  if (kind === 'hours') return { 'mon-fri': windowList(answer) };
  return kind === 'text' ? quoted(answer) : answer;
}

function windowList(hours: string): string {
  return `[ ${(windowsOf(hours) ?? []).map((window) => quoted(window)).join(', ')} ]`;
}

interface Step {
  readonly below: string;
  readonly credit: string;
}

/** The steps of a credit begin where the promise ends: the first at the figure promised, the others below it as they were. */
function tiersText(remedy: string, promised: string, base: PlainAgreement): string {
  const found = base.remedies?.[remedy] as { readonly tiers?: readonly Step[] } | undefined;
  const tiers = found?.tiers ?? [];
  const share = (text: string) => parsePercent(text) ?? 0;
  const kept = tiers.filter(({ below }, index) => index === 0 || share(below) < share(promised));
  const steps = kept.map(
    ({ below, credit }, index) => `{ below: ${index === 0 ? promised : below}, credit: ${credit} }`,
  );
  return `[ ${steps.join(', ')} ]`;
}

function placed(tree: Tree, place: string, value: string | Tree): Tree {
  const [key = '', ...rest] = place.split('/');
  if (rest.length === 0) return { ...tree, [key]: value };
  const inner = tree[key];
  return { ...tree, [key]: placed(typeof inner === 'object' ? inner : {}, rest.join('/'), value) };
}

/** A section of the file: what it holds on a line each. */
function sectionLines(key: string, value: string | Tree, indent = ''): readonly string[] {
  if (typeof value === 'string') return [`${indent}${key}: ${value}`];
  const deep = key === 'charges' || key === 'lines';
  const inner = Object.entries(value).flatMap(([id, entry]) =>
    deep ? sectionLines(id, entry, `${indent}  `) : [`${indent}  ${id}: ${flowText(entry)}`],
  );
  if (indent !== '' && key !== 'lines') return [`${indent}${key}: ${flowText(value)}`];
  return [`${indent}${key}:`, ...inner];
}

function flowText(value: string | Tree): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flowText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Where the wording of a clause prints the service hours, it prints those that were answered. */
function clauseLines(base: PlainAgreement, hours: string): readonly string[] {
  const standard = standardHours(base);
  if (standard === null || standard === hours) return [];
  const lines = Object.entries(base.clauses ?? {}).flatMap(([id, { text }]) => {
    if (typeof text === 'string') return [];
    const { fr, en } = text as Said;
    const now = {
      fr: fr.replaceAll(hoursText(standard, 'fr'), hoursText(hours, 'fr')),
      en: en.replaceAll(hoursText(standard, 'en'), hoursText(hours, 'en')),
    };
    if (now.fr === fr && now.en === en) return [];
    return [`  ${id}:`, '    text:', ...foldedLines('fr', now.fr), ...foldedLines('en', now.en)];
  });
  return lines.length === 0 ? [] : ['', 'clauses:', ...lines];
}

/** The windows of the working week that the standard agreement begins with; null: its week has no such hours. */
function standardHours(base: PlainAgreement): string | null {
  const office = base.calendars?.['office'];
  if (office === undefined || typeof office === 'string') return null;
  return (office.hours as { readonly [days: string]: readonly string[] })['mon-fri']?.join(' ') ?? null;
}

/** Hours as the clauses print them: `du lundi au vendredi, de 8 h 30 à 12 h 30 et de 13 h 30 à 18 h 00`. */
export function hoursText(hours: string, language: 'fr' | 'en'): string {
  const windows = (windowsOf(hours) ?? []).map((window) => {
    const [from = '', to = ''] = window.split('-').map((time) => time.replace(/^0/, ''));
    if (language === 'en') return `${from} to ${to}`;
    const fr = (time: string) => time.replace(':', '\u202fh ');
    return `de ${fr(from)} à ${fr(to)}`;
  });
  const last = windows.pop() ?? '';
  const and = language === 'fr' ? ' et ' : ' and ';
  const all = windows.length === 0 ? last : `${windows.join(', ')}${and}${last}`;
  return language === 'fr' ? `du lundi au vendredi, ${all}` : `Monday to Friday, ${all}`;
}

const WIDTH = 120;

/** A text of several paragraphs as a folded scalar. */
function foldedLines(language: string, text: string): readonly string[] {
  const paragraphs = text.split('\n').map((paragraph) => wrapped(paragraph));
  const lines = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph]));
  return [`      ${language}: >-`, ...lines.map((line) => (line === '' ? '' : `        ${line}`))];
}

function wrapped(paragraph: string): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
