import { z } from '@hono/zod-openapi';
import type { DraftChecked, TemplateForm, ToldSpan } from '../../../app/drafting/index.ts';
import type { Lang } from '../../asking/language.ts';
import { DiagnosticSchema, diagnosticJson } from '../register/agreement-schemas.ts';

const SpanSchema = DiagnosticSchema.extend({
  endLine: z.int().openapi({ description: 'Lines and columns count from 1.' }),
  endColumn: z.int().openapi({ description: 'The column after the last one.' }),
}).openapi('DiagnosticSpan');

const PromiseSchema = z
  .object({
    target: z.string().openapi({ example: 'p1-restoration' }),
    level: z.string().nullable().openapi({ description: 'The plan whose own figures these are; null: of all.' }),
    measure: z.string().openapi({ example: 'restoration' }),
    title: z.string(),
    limit: z.string().openapi({ description: 'In words.', example: '4 h' }),
    hours: z.string().openapi({ description: 'The hours in which it counts, in words.' }),
    required: z.string().nullable().openapi({
      description: 'What is asked of many together, in words; null: each is judged by itself.',
    }),
  })
  .openapi('PromiseInShort');

const SummarySchema = z
  .object({
    agreement: z.string(),
    version: z.int(),
    kind: z.enum(['sla', 'ola', 'underpinning']),
    title: z.string(),
    party: z.string().nullable().openapi({ description: 'The customer; of what a supplier promises, the supplier.' }),
    extends: z.string().nullable(),
    effective: z.string().openapi({ format: 'date' }),
    until: z.string().nullable().openapi({ format: 'date', description: 'Last day of the term; null: it has no end.' }),
    renews: z.boolean().openapi({ description: 'Tacitly, at the end of its term.' }),
    promises: z.array(PromiseSchema),
    remedies: z.int(),
  })
  .openapi('DraftSummary');

export const CheckedSchema = z
  .object({
    summary: SummarySchema.nullable().openapi({ description: 'Null as long as the text has an error.' }),
    diagnostics: z.array(SpanSchema),
  })
  .openapi('CheckedDraft');

export const FilledSchema = CheckedSchema.extend({
  text: z.string().openapi({ description: 'YAML, as `POST /agreements` takes it.' }),
}).openapi('FilledTemplate');

const FieldSchema = z
  .object({
    id: z.string().openapi({ example: 'customerName' }),
    kind: z.enum(['text', 'email', 'date', 'hours', 'duration', 'share', 'money']).openapi({
      description:
        'How an answer is spelled, always as a text. `date`: `2026-03-01`. `hours`: `08:30-12:30 13:30-18:00`, each day from Monday to Friday. `duration`: `30m`, `4h`, `4h real`. `share`: `99.9%`. `money`: `350.00 EUR`.',
    }),
    label: z.string(),
    help: z.string(),
    required: z.boolean(),
    standard: z.string().nullable().openapi({ description: 'Taken where nothing is answered; null: nothing.' }),
    least: z.string().nullable().openapi({ description: 'The smallest answer allowed.' }),
    most: z.string().nullable().openapi({ description: 'The largest answer allowed.' }),
  })
  .openapi('TemplateField');

export const TemplateSchema = z
  .object({
    id: z.string().openapi({ example: 'msp-standard@2' }),
    kind: z.enum(['sla', 'underpinning']),
    title: z.string(),
    description: z.string(),
    fields: z.array(FieldSchema).openapi({ description: 'At most ten.' }),
  })
  .openapi('Template');

export const TemplateTextSchema = TemplateSchema.extend({
  text: z.string().openapi({ description: 'The standard agreement itself, with its comments.' }),
}).openapi('TemplateText');

export function checkedJson({ summary, diagnostics }: DraftChecked, lang: Lang) {
  return { summary, diagnostics: diagnostics.map((one) => spanJson(one, lang)) };
}

function spanJson({ endLine, endColumn, ...told }: ToldSpan, lang: Lang) {
  return { ...diagnosticJson(told, lang), endLine, endColumn };
}

export function templateJson({ id, kind, title, description, fields }: TemplateForm, lang: Lang) {
  return {
    id,
    kind,
    title: title[lang],
    description: description[lang],
    fields: fields.map(({ places: _places, label, help, ...field }) => ({
      ...field,
      label: label[lang],
      help: help[lang],
    })),
  };
}
