import { z } from '@hono/zod-openapi';
import { forecast } from '../../../app/desk/index.ts';
import { Instants } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { asked, filterOf } from '../board.ts';

const MOST_HOURS = 168;

const hours = () =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .default('24')
    .transform(Number)
    .pipe(z.int().min(1).max(MOST_HOURS))
    .openapi({ type: 'integer', minimum: 1, maximum: MOST_HOURS, default: 24 } as never);

const ForecastSchema = z
  .object({
    asOf: Instants(),
    until: Instants(),
    hours: z
      .array(
        z.object({
          from: Instants(),
          to: Instants(),
          due: z.int().openapi({ description: 'Running clocks that are not broken and fall due in this hour.' }),
          atRisk: z.int().openapi({ description: 'Of these, beyond the share at which to warn.' }),
        }),
      )
      .openapi({ description: 'Hour by hour of UTC; the first has begun before `asOf`.' }),
    due: z.int(),
    paused: z.int().openapi({ description: 'Clocks that are paused and not broken: their deadline moves.' }),
    closings: z
      .array(
        z.object({
          at: Instants(),
          timeZone: z.string(),
          localTime: z.string().openapi({ example: '18:00', description: 'As a clock on the wall there shows it.' }),
          opensAgainAt: Instants().nullable(),
          agreements: z.array(z.string()).openapi({ description: 'Twenty of them at most.' }),
          agreementCount: z.int(),
        }),
      )
      .openapi({ description: 'When service hours end before `until`, the next first.' }),
  })
  .openapi('Forecast');

/** What is about to be late, hour by hour. */
export function registerForecast(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/forecast',
      scope: 'tickets:read',
      summary: 'What will be late, hour by hour, if nothing is done',
      tags: ['board'],
      request: { query: z.object({ ...asked, hours: hours() }) },
      answers: { 200: { schema: ForecastSchema, description: 'The hours ahead.' } },
    },
    async ({ actor, query: { hours: ahead, ...given } }) => ({
      status: 200,
      body: await forecast({ filter: await filterOf(given, actor, parts), hours: ahead }, actor, parts.live),
    }),
  );
}
