import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import { AGREEMENT_STATES, type AgendaItem, type ListedAgreement } from '../../../app/reading/index.ts';
import type { CalendarDay } from '../../../document/index.ts';
import { Instants, instantOrNull, Seconds } from '../../answering/schemas.ts';
import type { Lang } from '../../asking/language.ts';
import { AgreementSchema, VersionSchema, versionJson } from '../register/agreement-schemas.ts';

const DATE = () => z.string().openapi({ format: 'date', example: '2026-03-01' });

export const ListedSchema = AgreementSchema.extend({
  state: z.enum(AGREEMENT_STATES).openapi({
    description: '`coming`: its first version takes effect later. `withdrawn`: every version was taken out of use.',
  }),
  customerName: z.string().nullable().openapi({
    description: 'As the agreement calls the customer; of what a supplier promises, the supplier.',
  }),
  coming: VersionSchema.nullable().openapi({ description: 'A later version, published and not yet in force.' }),
  next: z
    .object({ kind: z.enum(['start', 'review', 'notice', 'renewal', 'end']), date: DATE() })
    .nullable()
    .openapi({ description: 'The next day on which something falls due, local to the agreement.' }),
}).openapi('ListedAgreement');

export function listedJson(one: ListedAgreement, actor: Actor, lang: Lang) {
  const { parties, kind } = one.current.agreement;
  const party = kind === 'underpinning' ? parties['supplier'] : parties['customer'];
  // A customer whose name stands in the agreement's head alone is told his own, and nobody else's.
  const isShown = actor.customer === null || party?.id === actor.customer;
  return {
    agreement: one.id,
    state: one.state,
    inForce: one.state === 'inForce',
    customerName: isShown ? (party?.name ?? null) : null,
    current: versionJson(one.current, actor, lang),
    coming: one.coming === null ? null : versionJson(one.coming, actor, lang),
    next: one.next,
    versions: one.versions,
  };
}

const Place = () =>
  z.string().optional().openapi({ description: 'The clause that is told here.', example: 'remedies.availability' });

const BlockSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), text: z.string(), place: Place() }),
    z.object({ kind: z.literal('paragraph'), text: z.string() }),
    z.object({ kind: z.literal('note'), text: z.string() }),
    z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
    z.object({
      kind: z.literal('definitions'),
      items: z.array(z.object({ term: z.string(), text: z.string(), place: Place() })),
    }),
    z.object({
      kind: z.literal('table'),
      caption: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      places: z.array(z.string()).optional().openapi({ description: 'Of each row, the clause that is told there.' }),
    }),
  ])
  .openapi('DocumentBlock');

const Named = z.object({ id: z.string(), title: z.string() });

const MatrixSchema = z
  .object({
    priorities: z.array(Named).openapi({ description: 'Empty: the agreement has none; every cell holds for all.' }),
    measures: z.array(Named),
    levels: z.array(Named).openapi({ description: 'Plans with figures of their own.' }),
    others: z.array(Named).openapi({ description: 'Plans without: for them the cells of all hold.' }),
    cells: z.array(
      z.object({
        priority: z.string().nullable(),
        measure: z.string(),
        level: z.string().nullable().openapi({ description: 'Null: for all plans that have no cell of their own.' }),
        target: z.string(),
        title: z.string(),
        only: z.array(z.string()).openapi({ description: 'What a ticket must be besides; empty: any.' }),
        limit: z.string().openapi({ description: 'In words.' }),
        within: z.string().openapi({ description: 'As the agreement writes it.', example: '4h' }),
        withinSeconds: z.number().nullable().openapi({ description: 'Null for a limit in service days.' }),
        days: z.int().nullable().openapi({ description: 'Service days; null for a limit in hours and minutes.' }),
        hours: z.string(),
        calendar: z.string(),
        required: z.string().nullable(),
      }),
    ),
  })
  .openapi('SlaMatrix');

export const ReadingSchema = z
  .object({
    agreement: z.string(),
    version: z.int(),
    language: z.enum(['fr', 'en']),
    title: z.string(),
    sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(BlockSchema) })),
    matrix: MatrixSchema,
    rules: z.array(
      z.object({
        rule: z.string().openapi({ example: 'pauseOn' }),
        title: z.string(),
        text: z.string(),
        exceptions: z.array(z.object({ title: z.string(), text: z.string() })).openapi({
          description: 'Promises that have it otherwise, each with what holds for it.',
        }),
        example: z.string().nullable().openapi({ description: 'Reckoned on the agreement’s own hours.' }),
      }),
    ),
  })
  .openapi('AgreementReading');

export const CalendarSchema = z
  .object({ id: z.string(), timeZone: z.string(), hours: z.string().openapi({ description: 'Of a week, in words.' }) })
  .openapi('AgreementCalendar');

export const CalendarYearSchema = z
  .object({
    id: z.string(),
    timeZone: z.string(),
    year: z.int(),
    days: z.array(
      z.object({
        date: DATE(),
        weekday: z.int().openapi({ description: '1 is Monday.' }),
        open: z
          .array(z.object({ from: Instants(), to: Instants(), fromTime: z.string(), toTime: z.string() }))
          .openapi({
            description: 'Stretches of the date that are open; the times are local.',
          }),
        openSeconds: Seconds(),
        lengthSeconds: Seconds().openapi({ description: '82 800 or 90 000 where clocks are set; else 86 400.' }),
        closed: z.enum(['weekly', 'holiday', 'exception']).nullable().openapi({
          description:
            'Why no time of it is open. `weekly`: the week has no hours on this day. `exception`: closed for once. Null: some of it is open.',
        }),
        holiday: z.string().nullable().openapi({ description: 'The public holiday on this date, by name.' }),
        isExceptional: z.boolean().openapi({ description: 'It has hours of its own.' }),
      }),
    ),
  })
  .openapi('CalendarYear');

export function calendarDayJson({ open, openMs, lengthMs, weekday, ...day }: CalendarDay) {
  return {
    ...day,
    weekday: weekday + 1,
    open: open.map(({ from, to, fromTime, toTime }) => ({
      from: instantOrNull(from),
      to: instantOrNull(to),
      fromTime,
      toTime,
    })),
    openSeconds: openMs / 1000,
    lengthSeconds: lengthMs / 1000,
  };
}

export const AgendaSchema = z
  .object({
    items: z.array(
      z.object({
        date: DATE(),
        kind: z.enum(['start', 'review', 'notice', 'renewal', 'end', 'maintenance', 'claim', 'contest']),
        agreement: z.string().nullable(),
        version: z.int().nullable(),
        title: z.string().nullable(),
        customer: z.string().nullable(),
        thing: z.string().nullable().openapi({ description: 'The id of the review, of the remedy or of the service.' }),
        from: Instants().nullable(),
        to: Instants().nullable(),
        text: z.string().openapi({ description: 'What it is, and what is to be done.' }),
      }),
    ),
  })
  .openapi('Agenda');

export function agendaJson({ agreement, from, to, ...item }: AgendaItem, lang: Lang) {
  return {
    ...item,
    agreement: agreement?.id ?? null,
    version: agreement?.version ?? null,
    title: agreement?.title[lang] ?? null,
    from: instantOrNull(from),
    to: instantOrNull(to),
  };
}
