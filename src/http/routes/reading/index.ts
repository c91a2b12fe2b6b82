import { z } from '@hono/zod-openapi';
import { agendaFor, calendarsFor, calendarYearFor, readingFor } from '../../../app/reading/index.ts';
import { calendarHours } from '../../../document/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id, localDate } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { versionNumber } from '../register/agreements.ts';
import { portsOf } from '../register/ports-of.ts';
import {
  AgendaSchema,
  agendaJson,
  CalendarSchema,
  CalendarYearSchema,
  calendarDayJson,
  ReadingSchema,
} from './schemas.ts';

/** Agreements as people read them, their calendars, and what falls when. */
export function registerReading(api: Api, parts: HttpParts): void {
  reading(api, parts);
  calendars(api, parts);
  oneYear(api, parts);
  agenda(api, parts);
}

const language = () =>
  z.enum(['fr', 'en']).optional().openapi({ description: 'The language of the answer; missing: that of the request.' });
const ofVersion = { agreement: id(), version: versionNumber() };

function reading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/versions/{version}/reading',
      scope: 'agreements:read',
      summary: 'One version as a readable document',
      description:
        'In sections of blocks, in either language, whichever prevails; with the table of what is promised how soon, and each named rule in plain words. What is ours alone is shown to those with `internals:read`.',
      tags: ['agreements'],
      request: { params: z.object(ofVersion), query: z.object({ lang: language() }) },
      answers: { 200: { schema: ReadingSchema, description: 'The document.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const { agreement: of, version } = params;
      const found = await readingFor(of, version, query.lang ?? lang, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      const { matrix, ...document } = found.reading;
      const cells = matrix.cells.map(({ withinMs, ...cell }) => ({
        ...cell,
        withinSeconds: withinMs === null ? null : withinMs / 1000,
      }));
      return { status: 200, body: { agreement: of, version, ...document, matrix: { ...matrix, cells } } };
    },
  );
}

function calendars(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/versions/{version}/calendars',
      scope: 'agreements:read',
      summary: 'The calendars of one version',
      tags: ['agreements'],
      request: { params: z.object(ofVersion), query: z.object({ lang: language() }) },
      answers: {
        200: { schema: pageOf(CalendarSchema), description: 'The calendars, in the order of the agreement.' },
      },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const found = await calendarsFor(params.agreement, params.version, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      const items = Object.entries(found).map(([calendar, spec]) => ({
        id: calendar,
        timeZone: spec.timeZone,
        hours: calendarHours(spec, query.lang ?? lang),
      }));
      return { status: 200, body: { items, next: null } };
    },
  );
}

function oneYear(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/agreements/{agreement}/versions/{version}/calendars/{calendar}',
      scope: 'agreements:read',
      summary: 'A year of a calendar, day by day',
      description: 'When each day is open, and where it is not, why. Days and times are local to the calendar.',
      tags: ['agreements'],
      request: {
        params: z.object({ ...ofVersion, calendar: id() }),
        query: z.object({
          year: z
            .string()
            .regex(/^\d{4}$/)
            .transform(Number)
            .optional()
            .openapi({ type: 'integer', minimum: 1970, maximum: 2199, example: 2026 } as never),
          lang: language(),
        }),
      },
      answers: { 200: { schema: CalendarYearSchema, description: 'The year; the present one unless said.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query, lang }) => {
      const asked = { ...params, year: query.year ?? null, lang: query.lang ?? lang };
      const found = await calendarYearFor(asked, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      const { calendar, year, days } = found;
      const body = { id: params.calendar, timeZone: calendar.timeZone, year, days: days.map(calendarDayJson) };
      return { status: 200, body };
    },
  );
}

function agenda(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/calendar',
      scope: 'agreements:read',
      summary: 'What falls when, over all agreements',
      description:
        'Starts, reviews, last days of notice, renewals and ends of agreements; planned maintenance; last days to contest a statement (with `statements:read`) and to claim what a supplier owes (with `internals:read`). In the order of days, each with what is to be done. A year at most for each question.',
      tags: ['agreements'],
      request: { query: z.object({ from: localDate(), to: localDate(), lang: language() }) },
      answers: { 200: { schema: AgendaSchema, description: 'From the first day to the last, both included.' } },
    },
    async ({ actor, query, lang: liked }) => {
      const lang = query.lang ?? liked;
      const found = await agendaFor({ from: query.from, to: query.to, lang }, actor, portsOf(parts));
      if (isRefusal(found)) return found;
      return { status: 200, body: { items: found.map((item) => agendaJson(item, lang)) } };
    },
  );
}
