import { customersOf } from '../../app/evaluate-log.ts';
import { endOfMonth, type SettleRequest } from '../../app/settle.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import { isMonth } from '../../core/settlement/index.ts';
import type { Given } from '../commands.ts';
import { instantOf } from '../evaluate/instants.ts';
import { wrongUse } from '../exit.ts';
import { nearest } from '../nearest.ts';
import { needFile, needOption, needOptions, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';

export interface SettleAsked {
  readonly request: SettleRequest;
  /** Was an instant given, or is it the end of the month? */
  readonly isAsOfGiven: boolean;
  /** About the agreements. */
  readonly diagnostics: readonly ToldDiagnostic[];
  readonly names: readonly string[];
}

/** The word of `--for` that means every customer's view rather than one customer's. */
const CUSTOMER = 'customer';

/** Reads the options of `settle` and the agreements they name; or the files whose errors stand in the way. */
export async function settleAskedOf(
  names: readonly string[],
  given: Given,
  parts: Parts,
  session: Session,
): Promise<SettleAsked | { readonly broken: readonly ReadFile[] }> {
  const { say } = session;
  const events = needOptions(given, 'events', say);
  const month = needOption(given, 'period', say);
  if (!isMonth(month)) throw wrongUse(say.settle.badPeriod(month), say.wrong.seeHelp('settle '));
  if (events.filter((path) => path === '-').length > 1) throw wrongUse(say.wrong.twiceStdin());
  const known = await parts.files();
  for (const path of events) if (path !== '-') await needFile(known, path, say);
  const { files, together } = await readAgreements(names, parts, session);
  if (files.some((file) => file.agreement === null)) return { broken: files };
  const all = files.flatMap((file) => (file.agreement === null ? [] : [file.agreement]));
  const forCustomers = given['for'] !== undefined;
  const agreements = forCustomers ? all.filter(({ kind }) => kind === 'sla') : all;
  const asOf = optionalText(given, 'asOf');
  const knownAt = optionalText(given, 'knownAt');
  return {
    request: {
      agreements,
      events,
      month,
      asOf: asOf === null ? endOfMonth(agreements, month) : instantOf('--as-of', asOf, agreements, say),
      knownAt: knownAt === null ? null : instantOf('--known-at', knownAt, agreements, say),
      customer: customerOf(agreements, given, session),
      forCustomers,
    },
    isAsOfGiven: asOf !== null,
    diagnostics: [...files.flatMap((file) => file.diagnostics), ...together],
    names,
  };
}

function customerOf(agreements: readonly Agreement[], given: Given, { say }: Session): string | null {
  const word = optionalText(given, 'for');
  const known = customersOf(agreements);
  if (word === null || known.includes(word)) return word;
  if (word === CUSTOMER) return null;
  throw wrongUse(say.wrong.unknownCustomer(word, nearest(word, known), known.join(', ')));
}
