import { z } from '@hono/zod-openapi';
import { checkDraft, fillTemplate, templateForm, templateForms } from '../../../app/drafting/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { portsOf } from '../register/ports-of.ts';
import {
  CheckedSchema,
  checkedJson,
  FilledSchema,
  TemplateSchema,
  TemplateTextSchema,
  templateJson,
} from './schemas.ts';

/** Twice what the language reads, for a text in JSON may take two characters for one. */
const BODY_LIMIT = 1_200_000;

/** Texts that nobody has published: checked as they are written, and begun from standard agreements. */
export function registerDrafting(api: Api, parts: HttpParts): void {
  checking(api, parts);
  templates(api, parts);
  oneTemplate(api, parts);
  filling(api, parts);
}

function checking(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/agreements/check',
      scope: 'agreements:write',
      summary: 'What there is to say about the text of an agreement',
      description:
        'For a text as it is written: every diagnostic with its place, and what the text promises once it reads. Nothing is kept. Other agreements are not looked at: `POST /agreements?dryRun=true` does.',
      tags: ['agreements'],
      request: { body: z.strictObject({ text: z.string() }), bodyLimit: BODY_LIMIT },
      answers: { 200: { schema: CheckedSchema, description: 'What there is to say.' } },
    },
    async ({ actor, body, lang }) => {
      const checked = await checkDraft(body.text, lang, actor, portsOf(parts));
      return isRefusal(checked) ? checked : { status: 200, body: checkedJson(checked, lang) };
    },
  );
}

function templates(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/templates',
      scope: 'agreements:read',
      summary: 'The standard agreements that come with the program',
      description: 'Each with a form of at most ten fields, in the order in which they are asked.',
      tags: ['agreements'],
      answers: { 200: { schema: pageOf(TemplateSchema), description: 'The standard agreements.' } },
    },
    ({ lang }) => ({
      status: 200,
      body: { items: templateForms(portsOf(parts)).map((form) => templateJson(form, lang)), next: null },
    }),
  );
}

function oneTemplate(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/templates/{template}',
      scope: 'agreements:read',
      summary: 'One standard agreement with its text',
      tags: ['agreements'],
      request: { params: z.object({ template: id() }) },
      answers: { 200: { schema: TemplateTextSchema, description: 'The standard agreement.' } },
      refuses: ['notFound'],
    },
    ({ params, lang }) => {
      const found = templateForm(params.template, portsOf(parts));
      if (isRefusal(found)) return found;
      return { status: 200, body: { ...templateJson(found.form, lang), text: found.text } };
    },
  );
}

function filling(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/templates/{template}/fill',
      scope: 'agreements:write',
      summary: 'Write an agreement from the answers to a form',
      description:
        'The text extends the standard agreement and says only what was answered; what is not answered is as the form begins with. Nothing is kept: publish the text when it is right. Its language is that of the request.',
      tags: ['agreements'],
      request: {
        params: z.object({ template: id() }),
        body: z.strictObject({
          answers: z.record(z.string().max(60), z.string().max(1000).nullable()).openapi({
            description: 'By field.',
            example: { provider: 'Hexa', customerName: 'Boréal SAS', startsOn: '2026-03-01' },
          }),
        }),
      },
      answers: { 200: { schema: FilledSchema, description: 'The text, and what there is to say about it.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, body, lang }) => {
      const filled = await fillTemplate(params.template, body.answers, lang, actor, portsOf(parts));
      if (isRefusal(filled)) return filled;
      return { status: 200, body: { ...checkedJson(filled, lang), text: filled.text } };
    },
  );
}
