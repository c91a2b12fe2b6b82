import { z } from '@hono/zod-openapi';
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from '../../core/time/index.ts';

// Building stones for what is asked. Every value of a query is a text; these read it.

/** An instant: RFC 3339 with an offset. */
export function instant() {
  return z
    .string()
    .transform((text, context): Instant => {
      const read = text.length > 40 ? null : parseInstant(text);
      if (read !== null) return read;
      context.addIssue({ code: 'custom', params: { leeway: 'instant' } });
      return z.NEVER;
    })
    .openapi({ type: 'string', format: 'date-time', example: '2026-03-12T08:00:00Z' });
}

/** A date without a time, as `2026-03-01`. */
export function localDate() {
  return z
    .string()
    .transform((text, context): LocalDate => {
      const read = text.length > 10 ? null : parseLocalDate(text);
      if (read !== null) return read;
      context.addIssue({ code: 'custom', params: { leeway: 'localDate' } });
      return z.NEVER;
    })
    .openapi({ type: 'string', format: 'date', example: '2026-03-01' });
}

/** The id of something, or a name: not empty, at most 300 characters. */
export function id() {
  return z.string().min(1).max(300);
}

/** Several values in one parameter, separated by commas; a comma inside a value is written `\,`. At most 50. */
export function listOf<T extends z.ZodType<unknown, string>>(item: T) {
  const values = item instanceof z.ZodEnum ? { enum: [...item.options] as string[] } : {};
  return z
    .string()
    .transform((text) => separated(text))
    .pipe(z.array(item).min(1).max(50))
    .openapi({
      type: 'array',
      items: { type: 'string', ...values },
      param: { style: 'form', explode: false },
    } as never);
}

/** Cut at commas; `\,` and `\\` stand for the characters themselves. */
function separated(text: string): string[] {
  return [...text.matchAll(/(?:^|,)((?:[^\\,]|\\[\s\S]|\\$)*)/g)].map(([, value = '']) =>
    value.replaceAll(/\\([\s\S])/g, '$1'),
  );
}

/** `true` or `false`. */
export function flag() {
  return z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .openapi({ type: 'boolean' });
}

/** How many items a page has. */
export function limit(most = 500, usual = 100) {
  return z
    .string()
    .regex(/^\d{1,5}$/)
    .default(String(usual))
    .transform(Number)
    .pipe(z.int().min(1).max(most))
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual } as never);
}

/** Where to read on: `next` of the page before. */
export function cursor() {
  return z.string().min(1).max(2000).optional().openapi({ description: '`next` of the page before.' });
}
