import type { BoundCrossing, ChangedTerm } from '../../core/difference/index.ts';
import { type SaidText, TERM_GROUPS, type TermText } from '../../core/report/index.ts';
import { capital, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { beginning, excerpts } from './excerpt.ts';
import { type WrappedCell, wrappedRow } from './rows.ts';

/** A changed term with its words. */
export interface ToldTerm {
  readonly term: ChangedTerm;
  readonly text: TermText;
}

const SIGNS = { customer: '▲', provider: '▼', neutral: '–', unclear: '?' } as const;
const INDENT = '  ';
const WHAT = 22;
const WHOM = 13;

/** The changed terms as tables, one for each part of the agreement; `isSupplier`: the customer is us. */
export function tellTerms(told: readonly ToldTerm[], isSupplier: boolean, session: Session): string[] {
  return TERM_GROUPS.flatMap((group) => {
    const ofGroup = told.filter(({ text }) => text.group === group);
    if (ofGroup.length === 0) return [];
    const title = session.paint.bold(session.say.diff.groups[group] ?? group);
    return [title, ...headOf(session), ...thingsOf(ofGroup).flatMap((of) => tellThing(of, isSupplier, session)), ''];
  });
}

function widthsOf({ width }: Session): readonly number[] {
  const value = Math.floor((width - INDENT.length - WHAT - WHOM - 6) / 2);
  return [WHAT, value, value, WHOM];
}

function headOf(session: Session): string[] {
  const { columns } = session.say.diff;
  const widths = widthsOf(session);
  const titles = [columns.what, columns.before, columns.after, columns.whom].map((text) => ({ text }));
  const rules = widths.map((each) => ({ text: '─'.repeat(each) }));
  return [titles, rules].flatMap((cells) => wrappedRow(cells, widths, INDENT)).map(session.paint.dim);
}

/** Terms of one thing together, in the order in which things first come. */
function thingsOf(told: readonly ToldTerm[]): readonly (readonly ToldTerm[])[] {
  const things = new Map<string, ToldTerm[]>();
  for (const one of told) {
    const key = `${one.text.thing ?? ''}\u0000${one.text.id ?? ''}`;
    things.set(key, [...(things.get(key) ?? []), one]);
  }
  return [...things.values()];
}

function tellThing(told: readonly ToldTerm[], isSupplier: boolean, session: Session): string[] {
  const name = told[0] === undefined ? '' : thingName(told[0].text);
  const head = name === '' ? [] : [wrap(`${INDENT}${session.paint.bold(name)}`, session.width, INDENT)];
  return [...head, ...withoutRepeats(told).flatMap((one) => tellTerm(one, isSupplier, session))];
}

/** What was reckoned of several terms together is told once. */
function withoutRepeats(told: readonly ToldTerm[]): readonly ToldTerm[] {
  return told.map((one, place) => {
    const isRepeated = one.text.effect !== null && one.text.effect === told[place - 1]?.text.effect;
    return isRepeated ? { ...one, text: { ...one.text, effect: null } } : one;
  });
}

/** What a term belongs to, its title with its id. */
function thingName({ thing, id }: TermText): string {
  if (thing === null) return '';
  const isNamed = id === null || thing === id || thing.endsWith(`(${id})`);
  return isNamed ? titleOf(thing, id) : `${titleOf(thing, id)} (${visible(id)})`;
}

/** A title begins with a capital, an id stays as it is written. */
export function titleOf(thing: string, id: string | null): string {
  return thing === id ? visible(thing) : capital(visible(thing));
}

function tellTerm(told: ToldTerm, isSupplier: boolean, session: Session): string[] {
  const { term, text } = told;
  const { say, width } = session;
  const [before, after] = valuesOf(text, session);
  const label = term.change === 'renamed' || text.label === '' ? (say.diff.change[term.change] ?? '') : text.label;
  const cells = [{ text: visible(label) }, { text: before }, { text: after }, whomCell(term, isSupplier, session)];
  const notes = notesOf(told, session).map(({ text: note, paint }) =>
    paint(wrap(`${INDENT}  ${note}`, width, `${INDENT}    `)),
  );
  return [...wrappedRow(cells, widthsOf(session), INDENT), ...notes];
}

function valuesOf({ before, after }: TermText, { say }: Session): readonly [before: string, after: string] {
  const plain = (said: SaidText | null) => (said?.kind === 'plain' ? visible(said.text) : null);
  const [was, is] = [plain(before), plain(after)];
  if (was !== null && is !== null) return excerpts(was, is);
  const alone = (said: SaidText | null, text: string | null) =>
    text !== null ? beginning(text) : said === null ? say.diff.unsaid() : '↓';
  return [alone(before, was), alone(after, is)];
}

function whomCell({ direction }: ChangedTerm, isSupplier: boolean, { say, paint }: Session): WrappedCell {
  const words = isSupplier ? say.diff.whomOfSupplier : say.diff.whom;
  const paints = { customer: paint.good, provider: paint.warn, neutral: paint.dim, unclear: paint.note };
  return { text: `${SIGNS[direction]} ${words[direction] ?? direction}`, paint: paints[direction] };
}

/** Under a row: what a whole entry says, why it is better for whom, what was reckoned, where it stands in the file. */
function notesOf({ term, text }: ToldTerm, session: Session): readonly Required<WrappedCell>[] {
  const { paint } = session;
  const entry = text.after?.kind === 'entry' ? text.after : text.before?.kind === 'entry' ? text.before : null;
  const whole = entry === null ? [] : [{ text: entryText(entry, session), paint: (line: string) => line }];
  const effect = text.effect === null ? '' : ` ${text.effect}`;
  const where = visible(term.formerPath === null ? term.path : `${term.formerPath} → ${term.path}`);
  const why = { text: `${text.because}${effect} [${where}]`, paint: paint.dim };
  return [...whole, why, ...crossedOf(term).map((bound) => boundNote(bound, term, session))];
}

function entryText({ lines }: Extract<SaidText, { kind: 'entry' }>, { say }: Session): string {
  return lines.map(({ label, text }) => say.diff.field(visible(label), beginning(visible(text)))).join(' · ');
}

/** The private bounds a change crosses; none where the customer looks. */
export function crossedOf({ internal }: ChangedTerm): readonly BoundCrossing[] {
  return internal?.bounds.filter(({ crossed }) => crossed) ?? [];
}

function boundNote(bound: BoundCrossing, { path }: ChangedTerm, { say, paint }: Session): Required<WrappedCell> {
  const zone = (of: BoundCrossing['before']) => say.diff.zone[of ?? 'unsaid'] ?? '';
  const approver = bound.approver === null ? null : (say.diff.roles[bound.approver] ?? visible(bound.approver));
  const isWhole = path === bound.path || path === `targets.${bound.path}`;
  const text = isWhole
    ? say.diff.bound(zone(bound.before), zone(bound.after), approver)
    : say.diff.boundOf(visible(bound.path), zone(bound.before), zone(bound.after), approver);
  return { text: `! ${text}`, paint: bound.after === 'red' ? paint.bad : paint.warn };
}
