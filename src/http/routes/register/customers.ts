import { z } from '@hono/zod-openapi';
import type { CustomerAlias } from '../../../app/ports/index.ts';
import {
  attachAlias,
  type CustomerView,
  customerFor,
  customersFor,
  detachAlias,
  exportCustomer,
  putCustomer,
  unknownCustomers,
} from '../../../app/register/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { besideDemonstration } from '../first-steps/real-data.ts';
import { portsOf } from './ports-of.ts';

const AliasSchema = z
  .object({
    source: z.string().openapi({ example: 'helpdesk' }),
    alias: z.string().openapi({ example: 'Boréal SAS' }),
    customer: z.string(),
    attachedAt: Instants(),
    attachedBy: z.string().nullable(),
  })
  .openapi('CustomerAlias');

const CustomerSchema = z
  .object({
    customer: z.string().openapi({ example: 'boreal' }),
    name: z.string(),
    registered: z.boolean().openapi({ description: 'False: only agreements name it.' }),
    agreements: z.array(z.string()),
    aliases: z.array(AliasSchema).openapi({ description: 'Names attached by people; none for a customer.' }),
  })
  .openapi('Customer');

const UnknownSchema = z.object({ source: z.string(), name: z.string(), tickets: z.int() }).openapi('UnknownCustomer');

const name = () => z.string().max(2_000);
const customerParam = { params: z.object({ customer: id() }) };

/** Customers, and the names that sources of events give them. */
export function registerCustomers(api: Api, parts: HttpParts): void {
  listed(api, parts);
  unknown(api, parts);
  oneCustomer(api, parts);
  attaching(api, parts);
  exporting(api, parts);
}

function listed(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/customers',
      scope: 'customers:read',
      summary: 'Customers, registered or named by agreements',
      description: 'By id, all on one page. A customer sees itself.',
      tags: ['customers'],
      answers: { 200: { schema: pageOf(CustomerSchema), description: 'The customers.' } },
    },
    async ({ actor }) => {
      const items = (await customersFor(actor, portsOf(parts))).map(customerJson);
      return { status: 200, body: { items, next: null } };
    },
  );
}

function unknown(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/customers/unknown',
      scope: 'customers:read',
      summary: 'Names that nobody knows as a customer’s',
      description: 'With how many tickets bear them. Attach each to a customer: those tickets are then judged again.',
      tags: ['customers'],
      answers: { 200: { schema: pageOf(UnknownSchema), description: 'The names.' } },
    },
    async ({ actor }) => {
      const items = await unknownCustomers(actor, portsOf(parts));
      return isRefusal(items) ? items : { status: 200, body: { items, next: null } };
    },
  );
}

function oneCustomer(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/customers/{customer}',
      scope: 'customers:read',
      summary: 'One customer',
      tags: ['customers'],
      request: customerParam,
      answers: { 200: { schema: CustomerSchema, description: 'The customer.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      const found = await customerFor(params.customer, actor, portsOf(parts));
      return isRefusal(found) ? found : { status: 200, body: customerJson(found) };
    },
  );
  define(
    api,
    {
      method: 'put',
      path: '/customers/{customer}',
      scope: 'customers:write',
      summary: 'Register a customer, or change its name',
      description:
        'From then on tickets that call it by its id are its own, and wait in no tray, though it has no agreement yet. An id that is attached to another customer as a name must be detached there first.',
      tags: ['customers'],
      request: { ...customerParam, body: z.strictObject({ name: name() }) },
      answers: { 200: { schema: CustomerSchema, description: 'The customer.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, body, lang }) => {
      const held = await besideDemonstration(parts);
      if (held !== null) return held;
      const found = await putCustomer({ id: params.customer, name: body.name, lang }, actor, portsOf(parts));
      return isRefusal(found) ? found : { status: 200, body: customerJson(found) };
    },
  );
}

function attaching(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/customers/{customer}/aliases',
      scope: 'customers:write',
      summary: 'Attach a name to a customer',
      description:
        'Tickets that bear the name are judged again. A name that is another’s must be detached there first; another customer’s id can not be attached.',
      tags: ['customers'],
      request: { ...customerParam, body: z.strictObject({ source: name(), alias: name() }) },
      answers: { 200: { schema: AliasSchema, description: 'The name, attached.' } },
      refuses: ['notFound', 'conflict'],
    },
    async ({ actor, params, body, lang }) => {
      const done = await attachAlias({ ...params, ...body, lang }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 200, body: aliasJson(done) };
    },
  );
  define(
    api,
    {
      method: 'delete',
      path: '/customers/{customer}/aliases',
      scope: 'customers:write',
      summary: 'Detach a name',
      description: 'Tickets that bear it are judged again.',
      tags: ['customers'],
      request: { ...customerParam, query: z.object({ source: name(), alias: name() }) },
      answers: { 200: { schema: AliasSchema, description: 'The name, as it was attached.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, query }) => {
      const done = await detachAlias({ ...params, ...query }, actor, portsOf(parts));
      return isRefusal(done) ? done : { status: 200, body: aliasJson(done) };
    },
  );
}

function exporting(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/customers/{customer}/export',
      scope: 'export:read',
      summary: 'All that belongs to a customer',
      description:
        'As JSON Lines, each with its `kind`: `customer`, `agreement` (as the customer may read it), `ticket`, `fact`, `statement`, `report`, `note`. That it was asked for stands in the record.',
      tags: ['customers'],
      request: customerParam,
      answers: { 200: { contentType: 'application/jsonl', description: 'One JSON object a line.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params }) => {
      const lines = await exportCustomer(params.customer, actor, portsOf(parts));
      if (isRefusal(lines)) return lines;
      return { status: 200, raw: { contentType: 'application/jsonl', data: streamOf(lines) } };
    },
  );
}

function streamOf(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

function customerJson({ id: customer, aliases, ...rest }: CustomerView) {
  return { customer, ...rest, aliases: aliases.map(aliasJson) };
}

function aliasJson({ attachedAt, ...rest }: CustomerAlias) {
  return { ...rest, attachedAt: formatInstant(attachedAt) };
}
