import { z } from '@hono/zod-openapi';
import {
  LEDGER_DATES,
  LEDGER_FIELDS,
  LEDGER_KINDS,
  LEDGER_SEPARATORS,
  type LedgerMapping,
  statementLedger,
} from '../../../app/accounting/index.ts';
import type { Api } from '../../api.ts';
import { flag, id, listOf } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { versionNumber } from './agreements.ts';
import { portsOf } from './ports-of.ts';

const account = () =>
  z
    .string()
    .regex(new RegExp(`^(?:${LEDGER_KINDS.join('|')}):[^:]{1,40}$`))
    .openapi({ example: 'recurring:706100' });

/** The lines of an issued statement as a table for an accounting program. */
export function registerLedger(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/statements/{agreement}/{month}/{number}/ledger',
      scope: 'statements:read',
      summary: 'The lines of an issued statement, for an accounting program',
      description:
        'CSV (RFC 4180, UTF-8), a row for each line; every amount as it was frozen. What the customer owes is above zero, what is owed to the customer below. Texts that a spreadsheet would take for a formula get an apostrophe before them. The fields are those of `leeway settle --ledger`.',
      tags: ['statements'],
      request: {
        params: z.object({ agreement: id(), month: z.string().min(1).max(10), number: versionNumber() }),
        query: z.object({
          columns: listOf(z.enum(LEDGER_FIELDS)).optional(),
          separator: z.enum(LEDGER_SEPARATORS).default(';'),
          decimal: z.enum(['.', ',']).default('.'),
          dates: z.enum(LEDGER_DATES).default('yyyy-mm-dd'),
          rows: z
            .enum(['final', 'all'])
            .default('final')
            .openapi({ description: '`all`: also figures that wait, at nothing.' }),
          byteOrderMark: flag().optional(),
          accounts: listOf(account()).optional().openapi({ description: 'The account of each kind of line.' }),
          lang: z.enum(['fr', 'en']).optional(),
        }),
      },
      answers: { 200: { contentType: 'text/csv', description: 'The table; the first row holds its titles.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang: preferred }) => {
      const { columns = null, accounts = [], byteOrderMark = false, lang = preferred, ...rest } = query;
      const mapping = { ...rest, byteOrderMark, accounts: accountsOf(accounts) };
      const table = await statementLedger({ ...params, columns, mapping, lang }, actor, portsOf(parts));
      if (isRefusal(table)) return table;
      const { agreement, month, number } = params;
      const name = `${agreement.replaceAll(/[^\w.-]+/g, '-')}-${month}-${number}.csv`;
      return {
        status: 200,
        raw: { contentType: 'text/csv; charset=utf-8; header=present', data: table.text },
        headers: { 'content-disposition': `attachment; filename="${name}"`, 'content-language': lang },
      };
    },
  );
}

/** `recurring:706100` as the account of a kind. */
function accountsOf(told: readonly string[]): LedgerMapping['accounts'] {
  return new Map(
    told.flatMap((one) => {
      const [kind, name = ''] = one.split(':');
      const known = LEDGER_KINDS.find((own) => own === kind);
      return known === undefined ? [] : [[known, name] as const];
    }),
  );
}
