import { z } from '@hono/zod-openapi';
import { refusal } from '../../app/refusal.ts';
import type { Api } from '../api.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';

const ReadinessSchema = z
  .object({
    ready: z.boolean(),
    checks: z.record(z.string(), z.string()).optional().openapi({ description: 'Only with the scope `system:read`.' }),
  })
  .openapi('Readiness');

const HealthSchema = z
  .object({
    alive: z.literal(true),
    phase: z.string().openapi({
      description: 'starting · migrating 40 % · waiting (for the database) · ready · stopping',
      example: 'ready',
    }),
    demonstration: z
      .object({ done: z.int(), of: z.int() })
      .optional()
      .openapi({ description: 'Only where the data are generated: how many of the events are there.' }),
  })
  .openapi('Health');

/** What load balancers and Prometheus ask. */
export function registerRunning(api: Api, parts: HttpParts): void {
  health(api, parts);
  metrics(api, parts);
}

function health(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/healthz',
      outside: true,
      scope: 'public',
      summary: 'Whether this process lives',
      description: 'Answers as long as the process does, even while the database is away.',
      tags: ['running'],
      answers: { 200: { schema: HealthSchema, description: 'It lives.' } },
    },
    () => {
      const demonstration = parts.demonstration?.() ?? null;
      const filled = demonstration === null ? {} : { demonstration };
      return { status: 200, body: { alive: true, phase: parts.phase?.() ?? 'ready', ...filled } };
    },
  );
  define(
    api,
    {
      method: 'get',
      path: '/readyz',
      outside: true,
      scope: 'public',
      summary: 'Whether this node can answer',
      tags: ['running'],
      answers: {
        200: { schema: ReadinessSchema, description: 'It can.' },
        503: { schema: ReadinessSchema, description: 'Not now.' },
      },
    },
    async ({ actor }) => {
      const { ready, checks } = await parts.readiness();
      const details = actor?.scopes.has('system:read') === true ? { checks } : {};
      return { status: ready ? 200 : 503, body: { ready, ...details }, headers: ready ? {} : { 'retry-after': '2' } };
    },
  );
}

function metrics(api: Api, parts: HttpParts): void {
  define(
    api,
    {
      method: 'get',
      path: '/metrics',
      outside: true,
      scope: 'system:read',
      summary: 'Metrics for Prometheus',
      tags: ['running'],
      answers: { 200: { contentType: 'text/plain', description: 'In the text format of Prometheus.' } },
      refuses: ['notFound'],
    },
    async () => {
      if (parts.metrics === null) return noMetrics;
      const { contentType, text } = await parts.metrics();
      return { status: 200, raw: { contentType, data: text } };
    },
  );
}

const noMetrics = refusal('notFound', { fr: 'Les mesures ne sont pas tenues ici.', en: 'No metrics are kept here.' });
