import type { EvaluateOutcome } from '../../app/evaluate-log.ts';
import type { Sorter } from '../../app/ports/index.ts';
import { alertsOf } from '../../core/alert/index.ts';
import { sortedClocks } from '../../core/evaluate.ts';
import {
  alertJson,
  availabilityJson,
  bonusJson,
  clockText,
  creditJson,
  objectiveJson,
} from '../../core/report/index.ts';
import type { TicketJudgement } from '../../core/ticket/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { Parts } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import type { Session } from '../world.ts';

/** Characters handed to the output at once. */
const BATCH = 1 << 16;

export interface JsonOptions {
  readonly receipts: boolean;
  /** Nothing that is ours alone: no alerts, no diagnostics. */
  readonly forCustomer: boolean;
  /** Amounts without their working. */
  readonly isBrief: boolean;
}

export interface JsonWriter {
  readonly ticket: (judgement: TicketJudgement) => void | Promise<void>;
  readonly finish: (outcome: EvaluateOutcome | null, diagnostics: readonly ToldDiagnostic[]) => Promise<void>;
}

/**
 * Writes an evaluation as the one JSON document of FORMAT section 3, ticket by ticket as they come, a clock a line.
 * What stands after the clocks is kept outside memory until they are all written, so that the log's size does not decide.
 */
export async function jsonWriter(
  request: { readonly asOf: Instant | null },
  options: JsonOptions,
  parts: Parts,
  session: Session,
): Promise<JsonWriter> {
  const { out } = session.world;
  const { openSorter } = await parts.eventLog();
  const telling = { lang: session.lang, receipts: options.receipts };
  const rest = { noCommitment: shelf(openSorter), alerts: shelf(openSorter) };
  let text = `{"asOf":${request.asOf === null ? null : `"${formatInstant(request.asOf)}"`},"tzdata":${JSON.stringify(parts.tzdata)},"clocks":[`;
  let count = 0;
  const worked = <T extends object>(figure: T) => (options.isBrief ? { ...figure, working: [] } : figure);
  return {
    ticket: ({ ticket, clocks, noCommitment }) => {
      for (const clock of clocks.length > 1 ? sortedClocks(clocks) : clocks) {
        text += `${count === 0 ? '\n' : ',\n'}${clockText(clock, telling)}`;
        count += 1;
        if (!options.forCustomer)
          for (const alert of alertsOf(clock)) rest.alerts.add(JSON.stringify(alertJson(alert)));
      }
      if (noCommitment !== null) rest.noCommitment.add(JSON.stringify({ ticket, reason: noCommitment }));
      if (text.length < BATCH) return;
      const full = text;
      text = '';
      return out.write(full);
    },
    finish: async (outcome, diagnostics) => {
      await out.write(`${text}${count === 0 ? '' : '\n'}],\n"noCommitment":[`);
      for (const piece of rest.noCommitment.pieces()) await out.write(piece);
      await out.write(`],\n"objectives":[${listed(outcome?.objectives.map(objectiveJson) ?? [])}],\n`);
      const found = outcome?.findings;
      await out.write(`"availability":[${listed(found?.availability.map(availabilityJson) ?? [])}],\n`);
      await out.write(`"credits":[${listed(found?.credits.map((each) => worked(creditJson(each))) ?? [])}],\n`);
      await out.write(`"bonuses":[${listed(found?.bonuses.map((each) => worked(bonusJson(each))) ?? [])}],"alerts":[`);
      for (const piece of rest.alerts.pieces()) await out.write(piece);
      const told = options.forCustomer ? [] : diagnostics.map(({ length: _length, ...each }) => each);
      await out.write(
        `],\n"diagnostics":[${listed(told)}],\n"secondOpinion":${JSON.stringify(outcome?.secondOpinion ?? null)}}\n`,
      );
    },
  };
}

function listed(values: readonly unknown[]): string {
  return values.length === 0 ? '' : `\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n`;
}

/** Texts set aside for later, in their order, in pieces of some size outside memory. */
function shelf(openSorter: Awaited<ReturnType<Parts['eventLog']>>['openSorter']) {
  let sorter: Sorter<string> | null = null;
  let held: string[] = [];
  let length = 0;
  let pieces = 0;
  let count = 0;
  // Joined at once, and not text by text: what is put aside for long is then one text, and no tree of small ones.
  const joined = () => {
    const piece = `${count === held.length ? '\n' : ',\n'}${held.join(',\n')}`;
    held = [];
    length = 0;
    return piece;
  };
  return {
    add: (text: string): void => {
      held.push(text);
      length += text.length;
      count += 1;
      if (length < BATCH) return;
      sorter ??= openSorter<string>({
        write: (value) => JSON.stringify(value),
        read: (value) => JSON.parse(value) as string,
      });
      const piece = joined();
      sorter.add(String(pieces).padStart(12, '0'), piece, piece.length);
      pieces += 1;
    },
    *pieces(): Generator<string> {
      if (sorter !== null) for (const { values } of sorter.sorted()) yield* values;
      sorter?.close();
      yield count === 0 ? '' : held.length === 0 ? '\n' : `${joined()}\n`;
    },
  };
}
