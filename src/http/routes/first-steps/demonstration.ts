import { z } from '@hono/zod-openapi';
import { may } from '../../../app/access/index.ts';
import { holdsOnlyPeople, loadedAt } from '../../../app/demonstration-life/index.ts';
import { notAllowed, notFound, refusal } from '../../../app/refusal.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import type { Api } from '../../api.ts';
import { define } from '../../define.ts';
import type { HttpParts } from '../../parts.ts';

const StateSchema = z
  .object({
    loaded: z.boolean(),
    since: Instants().nullable(),
    done: z.int().openapi({ description: 'How many of its events are there.' }),
    of: z.int().openapi({ description: 'How many there will be; 0: not known yet.' }),
    mayLoad: z.boolean().openapi({ description: 'Nothing but people is here, so that one can be loaded.' }),
  })
  .openapi('Demonstration');

const tags = ['first steps'];
const description =
  'A made-up provider’s year, to be looked at: nothing of it is sent to anybody, but for test alerts that people send themselves. While it is there, no events, payloads, customers or agreements of your own are taken. It is taken out as a whole; people, their sessions and tokens stay.';

/** A year that was made up, loaded into an empty system and taken out again. */
export function registerDemonstration(api: Api, parts: HttpParts): void {
  reading(api, parts);
  loading(api, parts);
  removing(api, parts);
}

async function stateOf({ store, demonstration }: HttpParts) {
  const since = await loadedAt(store);
  const { done, of } = (since === null ? null : demonstration?.()) ?? { done: 0, of: 0 };
  const mayLoad = since === null && (await holdsOnlyPeople(store));
  return { loaded: since !== null, since: instantOrNull(since), done, of, mayLoad };
}

function reading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/demonstration',
      scope: 'agreements:write',
      summary: 'Whether a demonstration is loaded, and how much of it',
      description,
      tags,
      answers: { 200: { schema: StateSchema, description: 'As it is.' } },
      refuses: ['notAllowed'],
    },
    async ({ actor }) => (actor.customer === null ? { status: 200, body: await stateOf(parts) } : notYours),
  );
}

function loading(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'post',
      path: '/demonstration',
      scope: 'people:write',
      summary: 'Load a demonstration into an empty system',
      description,
      tags,
      answers: {
        202: { schema: StateSchema, description: 'It is being loaded; first rows are there within seconds.' },
      },
      refuses: ['notAllowed', 'conflict'],
    },
    async ({ actor }) => {
      if (!may(actor, 'people:write') || actor.customer !== null || parts.loaded === undefined) return notYours;
      if ((await parts.loaded.load(actor.id)) === 'notEmpty') return notEmpty;
      return { status: 202, body: await stateOf(parts) };
    },
  );
}

function removing(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'delete',
      path: '/demonstration',
      scope: 'people:write',
      summary: 'Take the demonstration out, all of it',
      description: `${description} Refused where something real is beside it: then nothing is taken out.`,
      tags,
      answers: { 204: { description: 'Nothing of it is left but two notes in the record.' } },
      refuses: ['notAllowed', 'notFound', 'conflict'],
    },
    async ({ actor }) => {
      if (!may(actor, 'people:write') || actor.customer !== null || parts.loaded === undefined) return notYours;
      const done = await parts.loaded.remove(actor.id);
      if (done === 'noSuch') return notFound('Une démonstration chargée ici', 'A demonstration that was loaded here');
      return done === 'notAlone' ? notAlone : { status: 204 };
    },
  );
}

const notYours = notAllowed(
  'Seul un administrateur charge ou retire la démonstration.',
  'Only an owner loads the demonstration or takes it out.',
);
const notEmpty = refusal(
  'conflict',
  {
    fr: 'Ce système contient déjà des données\u202f: une démonstration ne s’y mêle pas.',
    en: 'This system holds data already: no demonstration is mixed with it.',
  },
  {
    fr: 'Lancez «\u202fleeway demo\u202f», qui a son propre dossier.',
    en: 'Run “leeway demo”, which has a folder of its own.',
  },
);
const notAlone = refusal(
  'conflict',
  {
    fr: 'Des données réelles se trouvent à côté de la démonstration\u202f: rien n’a été retiré.',
    en: 'Real data are beside the demonstration: nothing was taken out.',
  },
  {
    fr: 'Commencez dans un dossier de données neuf\u202f; celui-ci garde ce qui y est.',
    en: 'Begin in a new data folder; this one keeps what it has.',
  },
);
