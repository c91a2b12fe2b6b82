import { customersOf, type EvaluateRequest } from '../../app/evaluate-log.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import type { Given } from '../commands.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { nearest } from '../nearest.ts';
import { needFile, needOption, needOptions, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { nameBrokenFiles } from '../print/broken-files.ts';
import { type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { instantOf, windowOf } from './instants.ts';

/** What is asked of an evaluation, read from the options; or the files whose errors stand in the way. */
export type Asked =
  | { readonly request: EvaluateRequest; readonly diagnostics: readonly ToldDiagnostic[]; readonly names: Names }
  | { readonly broken: readonly ReadFile[] };

/** How the agreements and the facts were named, to name them again in a hint. */
export interface Names {
  readonly agreements: readonly string[];
  readonly options: readonly string[];
}

/** The word of `--for` that means every customer's view rather than one customer's. */
const CUSTOMER = 'customer';

/** Reads the options that `evaluate` and `explain` share, and the agreements they name. */
export async function askedOf(given: Given, parts: Parts, session: Session): Promise<Asked> {
  const { say } = session;
  const names = needOptions(given, 'agreement', say);
  const events = needOptions(given, 'events', say);
  const asOf = needOption(given, 'asOf', say);
  if (events.filter((path) => path === '-').length > 1) throw wrongUse(say.wrong.twiceStdin());
  const known = await parts.files();
  for (const path of events) if (path !== '-') await needFile(known, path, say);
  const { files, together } = await readAgreements(names, parts, session);
  const broken = files.filter((file) => file.agreement === null);
  if (broken.length > 0) return { broken: files };
  const agreements = files.flatMap((file) => (file.agreement === null ? [] : [file.agreement]));
  const knownAt = optionalText(given, 'knownAt');
  const request: EvaluateRequest = {
    agreements: forWhom(agreements, given),
    events,
    asOf: instantOf('--as-of', asOf, agreements, say),
    knownAt: knownAt === null ? null : instantOf('--known-at', knownAt, agreements, say),
    window: windowOf(optionalText(given, 'from'), optionalText(given, 'to'), agreements, say),
    customer: customerOf(agreements, given, session),
    compareWith: optionalText(given, 'compareWith'),
  };
  const options = [
    '--agreement',
    ...names,
    '--events',
    ...events,
    '--as-of',
    asOf,
    ...(knownAt === null ? [] : ['--known-at', knownAt]),
  ];
  return {
    request,
    diagnostics: [...files.flatMap((file) => file.diagnostics), ...together],
    names: { agreements: names, options },
  };
}

/** A customer is shown what was promised to customers; what stands between us and our suppliers is ours. */
function forWhom(agreements: readonly Agreement[], given: Given): readonly Agreement[] {
  return given['for'] === undefined ? agreements : agreements.filter((agreement) => agreement.kind === 'sla');
}

function customerOf(agreements: readonly Agreement[], given: Given, { say }: Session): string | null {
  const word = optionalText(given, 'for');
  const known = customersOf(agreements);
  if (word === null || known.includes(word)) return word;
  if (word === CUSTOMER) return null;
  throw wrongUse(say.wrong.unknownCustomer(word, nearest(word, known), known.join(', ')));
}

/** Says on stderr what stands in the way of judging by these agreements; for a customer only in which files. */
export async function tellUnreadable(
  files: readonly ReadFile[],
  isForCustomer: boolean,
  session: Session,
): Promise<Ending> {
  const onStderr = { ...session, paint: session.errPaint };
  if (isForCustomer) await session.world.err.write(nameBrokenFiles(files, session));
  for (const { diagnostics, textOf } of isForCustomer ? [] : files) {
    const errors = diagnostics.filter((each) => each.level === 'error');
    await session.world.err.write(tellDiagnostics(errors, textOf, onStderr));
  }
  await session.world.err.write(`${session.say.evaluate.notJudged()}\n`);
  return 'errorDiagnostic';
}
