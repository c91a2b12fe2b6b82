import type { Actor } from '../../access/actor.ts';
import { isKeepable, type Source } from '../../ports/index.ts';
import { badField, type Lang, type Refusal } from '../../refusal.ts';
import { readSourceMapping } from '../mapping/read-source-mapping.ts';
import type { SourcePorts } from '../ports.ts';
import { changeSource } from './change-source.ts';
import { badMapping, mayWrite } from './refusals.ts';

/** The longest mapping, in characters. */
const LONGEST_MAPPING = 100_000;

/** A mapping beyond all measure. */
export function tooLongMapping(pointer: string, lang: Lang): Refusal {
  const what = {
    fr: 'Cette correspondance est trop longue, ou n’est pas du texte.',
    en: 'This mapping is too long, or no text.',
  };
  const help = { fr: `Au plus ${LONGEST_MAPPING} caractères.`, en: `At most ${LONGEST_MAPPING} characters.` };
  return badField(pointer, 'badText', what, help, lang);
}

/** Whether a text may be kept as a mapping or a draft at all. */
export function isMappingText(text: string): boolean {
  return text.length <= LONGEST_MAPPING && isKeepable(text);
}

/** Keeps a mapping to try on samples; it errs as it may, for it is not used. Null: takes the draft away. */
export async function putDraft(
  { source: id, draft, lang }: { readonly source: string; readonly draft: string | null; readonly lang: Lang },
  ifRevision: number | null,
  actor: Actor,
  ports: SourcePorts,
): Promise<Source | Refusal> {
  if (draft !== null && !isMappingText(draft)) return mayWrite(actor) ?? tooLongMapping('/mapping', lang);
  return await changeSource(id, ifRevision, actor, ports, (source) => {
    if (source.draft === draft) return null;
    const action = draft === null ? 'source.draftRemoved' : 'source.drafted';
    return { source: { ...source, draft }, action, details: { revision: source.revision + 1 } };
  });
}

/** Puts the draft in use, from the next payload on. What was read by the mapping before stays until it is read again. */
export async function publishDraft(
  { source: id, lang }: { readonly source: string; readonly lang: Lang },
  ifRevision: number | null,
  actor: Actor,
  ports: SourcePorts,
): Promise<Source | Refusal> {
  return await changeSource(id, ifRevision, actor, ports, (source) => {
    const { draft } = source;
    if (draft === null) return noDraft(lang);
    const { mapping, diagnostics } = readSourceMapping({ file: 'mapping', text: draft });
    if (mapping === null) return badMapping(diagnostics, '/mapping', lang);
    const next = { ...source, mapping: draft, draft: null, template: null };
    return { source: next, action: 'source.mappingPublished', details: { revision: source.revision + 1 } };
  });
}

function noDraft(lang: Lang): Refusal {
  const what = { fr: 'Cette source n’a pas d’essai de correspondance.', en: 'This source has no draft of a mapping.' };
  const help = { fr: 'Déposez-en un d’abord.', en: 'Put one first.' };
  return { ...badField('', 'noDraft', what, help, lang), refused: 'conflict' };
}
