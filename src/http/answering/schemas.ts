import { z } from '@hono/zod-openapi';
import { formatInstant, type Instant } from '../../core/time/index.ts';

/** An RFC 9457 problem document. */
export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:leeway:problem:notFound' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    id: z.string().optional().openapi({ description: 'Quote it when you report a fault of ours.' }),
    errors: z.array(
      z.object({
        pointer: z.string().nullable().openapi({ description: 'A JSON pointer into what was sent.' }),
        line: z.int().optional(),
        column: z.int().optional(),
        level: z.enum(['error', 'warning', 'info']).optional().openapi({
          description: 'Of an agreement’s text: only errors stand in the way of publishing it.',
        }),
        code: z.string(),
        message: z.string(),
        help: z.string().nullable(),
      }),
    ),
  })
  .openapi('Problem');

/** A page of a list; `next` is the cursor of the page after it, null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Hand it in as `cursor` to read on; null: this was the last page.' }),
  });
}

/** An instant in an answer: RFC 3339, UTC. */
export const Instants = () => z.string().openapi({ format: 'date-time', example: '2026-03-12T08:00:00Z' });
/** An instant as an answer tells it; null: there is none. */
export function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
/** A duration in an answer, in seconds; with decimals where it has milliseconds. */
export const Seconds = () => z.number().openapi({ description: 'In seconds.' });
