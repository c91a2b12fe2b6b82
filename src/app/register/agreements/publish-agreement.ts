import { createHash } from 'node:crypto';
import type { Instant } from '../../../core/time/index.ts';
import {
  type AgreementReading,
  contentHash,
  type Diagnostic,
  hasErrors,
  printAgreement,
  setDiagnostics,
} from '../../../language/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { type Told, toldOfText } from '../../diagnostic.ts';
import { isKeepable, type PublishedVersion, type Tx } from '../../ports/index.ts';
import { type Fault, isRefusal, type Lang, notAllowed, type Refusal, refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../register-ports.ts';
import type { ReadVersion } from './agreement-views.ts';
import { basesAmong, isInUse, type ReadText, readAhead, refOf, withHolidays } from './read-published.ts';

export interface PublishRequest {
  readonly text: string;
  readonly format: 'yaml' | 'json';
  /** Only say what publishing would come to. */
  readonly dryRun: boolean;
  readonly lang: Lang;
}

/** What publishing came to. `same`: this very content is published already. `checked`: a dry run; nothing was kept. */
export interface Published extends ReadVersion {
  readonly kind: 'published' | 'same' | 'checked';
  /** It takes effect before it is published: what is past is judged again. */
  readonly backdated: boolean;
  /** Nothing of these hinders. */
  readonly warnings: readonly Told[];
}

/**
 * Publishes a version of an agreement: read with what it extends, checked beside all that is published, kept with its bases
 * written out. From then on every ticket is judged again by it. Refused: `invalid` with every diagnostic, `alreadyExists`
 * for another content under a number that is taken, `conflict` for a number below the last.
 */
export async function publishAgreement(
  request: PublishRequest,
  actor: Actor,
  ports: RegisterPorts,
): Promise<Published | Refusal> {
  if (!may(actor, 'agreements:write')) return mayNotPublish();
  if (!isKeepable(request.text)) return unkeepable(request.lang);
  const at = ports.now();
  // What is published is read before anybody has to wait for it.
  await readAhead(ports, await ports.store.publishedVersions());
  return await ports.store.transact(async (tx) => {
    await tx.lockRegister();
    const versions = await tx.publishedVersions();
    const judged = await withHolidays(ports, (read) => judge(request, versions, actor, at, read, ports));
    if (isRefusal(judged) || request.dryRun || judged.kind !== 'published') return judged;
    await keep(judged, actor, at, tx);
    return judged;
  });
}

function judge(
  { text, format, dryRun, lang }: PublishRequest,
  versions: readonly PublishedVersion[],
  actor: Actor,
  at: Instant,
  read: ReadText,
  ports: RegisterPorts,
): Published | Refusal {
  const file = `agreement.${format}`;
  const reading = read(text, file, basesAmong(versions, ports.bases));
  const { agreement, plain } = reading;
  if (agreement === null || plain === null) return invalid(reading.diagnostics, file, lang);
  const version: PublishedVersion = {
    agreement: agreement.id,
    version: agreement.version,
    text,
    resolved: printAgreement(plain),
    hash: contentHash(plain),
    publishedAt: at,
    publishedBy: actor.id,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnBecause: null,
  };
  if (!isKeepable(version.resolved)) return unkeepable(lang);
  const again = readBack(version, read);
  if (again !== null) return invalid(again, file, lang);
  const backdated = agreement.effectiveAt < at;
  const known = versions.find((one) => refOf(one) === refOf(version));
  if (known !== undefined) {
    if (known.hash !== version.hash || !isInUse(known)) return taken(known, versions, lang);
    return { kind: 'same', version: known, agreement, plain, backdated, warnings: reading.diagnostics.map(toldOfText) };
  }
  const last = lastOf(versions, agreement.id);
  if (last > agreement.version) return belowLast(version, last, lang);
  const together = besideOthers(reading, file, versions, read);
  if (hasErrors(together)) return invalid([...reading.diagnostics, ...together], file, lang);
  const warnings = [...reading.diagnostics, ...together].map(toldOfText);
  return { kind: dryRun ? 'checked' : 'published', version, agreement, plain, backdated, warnings };
}

/** What there is to say of a text beside all others in use; what is amiss among the others alone is not its matter. */
function besideOthers(
  reading: AgreementReading,
  file: string,
  versions: readonly PublishedVersion[],
  read: ReadText,
): readonly Diagnostic[] {
  const others = versions.filter(isInUse).map((one) => read(one.resolved, refOf(one)));
  return setDiagnostics([...others, reading], reading).filter(
    (one) => one.file === file || one.related.some((place) => place.file === file),
  );
}

/**
 * What is kept is what was read: a text that does not come back as itself must never be judged by. With its bases written
 * out a text may become longer than the language allows: that is told, as diagnostics. Null: all is well.
 */
function readBack(version: PublishedVersion, read: ReadText): readonly Diagnostic[] | null {
  const { plain, diagnostics } = read(version.resolved, refOf(version));
  if (plain === null) return diagnostics;
  if (contentHash(plain) === version.hash) return null;
  throw new Error(`the canonical text of ${refOf(version)} does not read as what it was printed from`);
}

async function keep({ version, agreement, backdated }: Published, actor: Actor, at: Instant, tx: Tx): Promise<void> {
  await tx.addVersion(version);
  await tx.newGeneration();
  await tx.note({
    at,
    actor: actor.id,
    action: 'agreement.published',
    object: `agreement:${refOf(version)}`,
    customer: agreement.customer?.id ?? null,
    details: {
      hash: version.hash,
      textHash: sha256(version.text),
      resolvedHash: sha256(version.resolved),
      effectiveAt: agreement.effectiveAt,
      backdated,
    },
  });
}

/** Of the text itself: what is published shows ever after whether it was changed (`app/audit`). */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function lastOf(versions: readonly PublishedVersion[], id: string): number {
  return Math.max(0, ...versions.filter(({ agreement }) => agreement === id).map(({ version }) => version));
}

export function faultOf({ code, level, file, line, column, message, help }: Told, ownFile: string, lang: Lang): Fault {
  const said = file === ownFile ? message[lang] : `${file}: ${message[lang]}`;
  const place = line === null ? {} : { line, ...(column === null ? {} : { column }) };
  return { pointer: null, ...place, level, code, message: said, help: help?.[lang] ?? null };
}

function invalid(diagnostics: readonly Diagnostic[], file: string, lang: Lang): Refusal {
  const isError = ({ level }: Diagnostic) => level === 'error';
  const inOrder = [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))];
  const faults = inOrder.map((one) => faultOf(toldOfText(one), file, lang));
  const errors = diagnostics.filter(isError).length;
  return refusal(
    'invalid',
    {
      fr: `Le contrat n’est pas publié\u202f: ${errors} ${errors === 1 ? 'erreur' : 'erreurs'}.`,
      en: `The agreement is not published: ${errors} ${errors === 1 ? 'error' : 'errors'}.`,
    },
    { fr: 'Corrigez le texte aux lignes indiquées.', en: 'Correct the text at the lines given.' },
    faults,
  );
}

function taken(known: PublishedVersion, versions: readonly PublishedVersion[], lang: Lang): Refusal {
  const next = lastOf(versions, known.agreement) + 1;
  const ref = refOf(known);
  const what = isInUse(known)
    ? { fr: `${ref} est déjà publié, avec un autre contenu.`, en: `${ref} is already published, with another content.` }
    : { fr: `${ref} a été retiré\u202f; son numéro est pris.`, en: `${ref} was withdrawn; its number is taken.` };
  const help = { fr: `Publiez ce texte comme version ${next}.`, en: `Publish this text as version ${next}.` };
  const fault: Fault = { pointer: '/version', code: 'versionTaken', message: what[lang], help: help[lang] };
  return refusal('alreadyExists', what, help, [fault]);
}

function belowLast(version: PublishedVersion, last: number, lang: Lang): Refusal {
  const what = {
    fr: `${version.agreement} en est à la version ${last}\u202f; la version ${version.version} viendrait avant elle.`,
    en: `${version.agreement} is at version ${last}; version ${version.version} would come before it.`,
  };
  const help = { fr: `Publiez-la comme version ${last + 1}.`, en: `Publish it as version ${last + 1}.` };
  const fault: Fault = { pointer: '/version', code: 'versionBelowLast', message: what[lang], help: help[lang] };
  return refusal('conflict', what, help, [fault]);
}

function unkeepable(lang: Lang): Refusal {
  const what = {
    fr: 'Le texte contient un caractère nul ou une moitié de caractère\u202f; il n’est pas conservé.',
    en: 'The text holds a NUL or half a character; it is not kept.',
  };
  const help = { fr: 'Enregistrez-le en UTF-8, sans caractère nul.', en: 'Save it as UTF-8, without NUL.' };
  return refusal('invalid', what, help, [{ pointer: null, code: 'badText', message: what[lang], help: help[lang] }]);
}

function mayNotPublish(): Refusal {
  return notAllowed('Publier un contrat ne vous est pas permis.', 'You may not publish agreements.');
}
