import type { Recipient } from '../../../core/alert/index.ts';

const ROLES = ['owner', 'manager', 'technician', 'approver'] as const;

/** Whom a text names: `assignee`, `role:manager`, `person:p-1`, `rota:nights`, `endpoint:e-1`; null for any other. */
export function recipientOf(text: string): Recipient | null {
  if (text === 'assignee') return { kind: 'assignee' };
  const [, kind, id] = /^(role|person|rota|endpoint):(.{1,100})$/su.exec(text) ?? [];
  if (kind === undefined || id === undefined) return null;
  if (kind !== 'role') return { kind: kind as 'person' | 'rota' | 'endpoint', id };
  const role = ROLES.find((one) => one === id);
  return role === undefined ? null : { kind: 'role', role };
}
