import { z } from '@hono/zod-openapi';
import { type CatalogueEntry, entryOf, namesIn, supplierAgreement } from '../../../app/catalogue/index.ts';
import { notFound } from '../../../app/refusal.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import type { Lang } from '../../asking/language.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { chosen, language } from './language-field.ts';

const HeadSchema = z
  .object({
    entry: z.string(),
    supplier: z.string(),
    service: z.string(),
    measure: z.string(),
    promise: z.string().nullable().openapi({
      description: 'As agreements write it; null: none is promised for the service as such.',
      example: '99.9%',
    }),
    confidence: z.string(),
    source: z.string(),
    url: z.string().nullable(),
  })
  .openapi('CatalogueEntry');
const DayOf = () => z.string().openapi({ format: 'date', description: 'When the sources were read.' });

const spec = { scope: 'internals:read', tags: ['suppliers'] } as const;

/** Published service levels of suppliers, and agreements that say the same. */
export function registerCatalogue(api: Api, { catalogue }: HttpParts): void {
  define(
    api,
    {
      ...spec,
      method: 'get',
      path: '/catalogue',
      summary: 'Published service levels of suppliers',
      description: 'Those that come with the program, as `leeway supplier --json` lists them.',
      request: { query: z.object({ lang: language() }) },
      answers: {
        200: {
          schema: z.object({ researched: DayOf(), note: z.string(), items: z.array(HeadSchema) }),
          description: 'The catalogue.',
        },
      },
      refuses: ['notFound'],
    },
    ({ query, lang }) => {
      if (catalogue === undefined) return notFound('Catalogue', 'Catalogue');
      const { researched, note, entries } = catalogue();
      const told = query.lang ?? lang;
      const items = entries.map((entry) => headJson(entry, told));
      return { status: 200, ...chosen({ researched, note, items }, told) };
    },
  );
  oneEntry(api, catalogue);
}

function oneEntry(api: Api, catalogue: HttpParts['catalogue']): void {
  define(
    api,
    {
      ...spec,
      method: 'get',
      path: '/catalogue/{entry}',
      summary: 'One entry, with an agreement that says the same',
      description:
        'The text can be published as it stands (POST /agreements): better checked against the supplier’s own page first, and completed with the prices paid.',
      request: { params: z.object({ entry: id() }), query: z.object({ lang: language() }) },
      answers: {
        200: {
          schema: HeadSchema.extend({
            researched: DayOf(),
            text: z.string().openapi({ description: 'YAML.' }),
          }).openapi('CatalogueAgreement'),
          description: 'The entry.',
        },
      },
      refuses: ['notFound'],
    },
    ({ params, query, lang }) => {
      const found = catalogue === undefined ? null : entryOf(catalogue(), params.entry);
      if (catalogue === undefined || found === null) {
        return notFound(`Entrée ${params.entry} du catalogue`, `Entry ${params.entry} of the catalogue`);
      }
      const { researched } = catalogue();
      const told = query.lang ?? lang;
      const text = supplierAgreement(found, catalogue());
      return { status: 200, ...chosen({ ...headJson(found, told), researched, text }, told) };
    },
  );
}

function headJson(one: CatalogueEntry, lang: Lang) {
  const { id: entry, measure, target: promise, confidence, source, url } = one;
  return { entry, ...namesIn(one, lang), measure, promise, confidence, source, url };
}
