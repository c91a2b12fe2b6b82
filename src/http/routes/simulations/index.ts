import { z } from '@hono/zod-openapi';
import { inPath } from '../../../app/addresses/index.ts';
import { askSimulation, dropSimulation, ownSimulations, simulationFor } from '../../../app/simulations/index.ts';
import { pageOf } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { id } from '../../asking/fields.ts';
import { define, isRefusal } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';
import { AskedSchema, HeadSchema, headJson, WholeSchema, wholeJson } from './schemas.ts';

const spec = { scope: 'internals:read', tags: ['simulations'] } as const;
const one = { params: z.object({ simulation: id() }) };

/** What an agreement would have cost on the facts kept: asked for, worked on beside everything else, read. */
export function registerSimulations(api: Api, parts: HttpParts): void {
  asking(api, parts);
  listed(api, parts);
  reading(api, parts);
  dropping(api, parts);
}

function asking(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      ...spec,
      method: 'post',
      path: '/simulations',
      summary: 'Simulate an agreement over past events',
      description:
        'A published version or a draft, over all events kept, as `leeway simulate` does over files; beside it the agreement at present. Worked on in a process of its own, one at a time on each server, for 15 minutes and within 1 GB of memory at most; what is wrong with a draft is told when it is read there. Not for a customer.',
      idempotent: true,
      request: { body: AskedSchema },
      answers: { 202: { schema: WholeSchema, description: 'It waits for its turn: `Location` says where to look.' } },
      refuses: ['notFound', 'notAllowed', 'tooMany'],
    },
    async ({ actor, body, lang }) => {
      const { title, ...asked } = body;
      const made = await askSimulation(asked, title, lang, actor, parts);
      if (isRefusal(made)) return made;
      const location = `/api/v1/simulations/${inPath(made.simulation.id)}`;
      return { status: 202, body: wholeJson(made, lang), headers: { location } };
    },
  );
}

function listed(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      ...spec,
      method: 'get',
      path: '/simulations',
      summary: 'One’s own simulations, the latest first',
      description: 'Those of the last thirty days, at most 200 of them; without what they found.',
      answers: { 200: { schema: pageOf(HeadSchema), description: 'The simulations.' } },
    },
    async ({ actor }) => {
      const items = (await ownSimulations(actor, parts)).map(headJson);
      return { status: 200, body: { items, next: null } };
    },
  );
}

function reading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      ...spec,
      method: 'get',
      path: '/simulations/{simulation}',
      summary: 'One simulation, how far it is, and what it found',
      description: 'Kept for thirty days. Whoever of the house may see what is ours alone may read it.',
      request: one,
      answers: { 200: { schema: WholeSchema, description: 'The simulation.' } },
      refuses: ['notFound'],
    },
    async ({ actor, params, lang }) => {
      const found = await simulationFor(params.simulation, actor, parts);
      if (isRefusal(found)) return found;
      return { status: 200, body: wholeJson(found, lang), headers: { 'content-language': lang } };
    },
  );
}

function dropping(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      ...spec,
      method: 'delete',
      path: '/simulations/{simulation}',
      summary: 'Drop one of one’s own simulations',
      description: 'Whether it waits, is worked on or has ended.',
      request: one,
      answers: { 204: { description: 'Dropped.' } },
      refuses: ['notFound', 'notAllowed'],
    },
    async ({ actor, params }) => (await dropSimulation(params.simulation, actor, parts)) ?? { status: 204 },
  );
}
