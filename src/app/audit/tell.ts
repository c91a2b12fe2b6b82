import { formatInstant } from '../../core/time/index.ts';
import type { AuditEntry } from '../ports/index.ts';

/** An entry as one line of a terminal or a log: whatever could move a cursor, colour a line or begin one is escaped. */
export function auditLine({ number, at, actor, action, object, customer, details }: AuditEntry): string {
  const said = Object.entries(details).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const parts = [String(number), formatInstant(at), actor ?? 'leeway', action, object, customer ?? '-', ...said];
  return parts.map(escaped).join(' ');
}

function escaped(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}
