import type { Lang } from '../language.ts';
import { integer, NNBSP } from './number.ts';

/**
 * A length of time for a reader: `1 h 12`, `45 min`, `12 min 30 s`, `0 min`; hours are never turned into days, because a
 * day of service hours has no fixed length. Seconds are told when they are not zero, and parts of a second when the
 * whole is under a minute, so that what is added up on a screen adds up. Negative lengths carry a minus sign.
 */
export function duration(seconds: number, lang: Lang): string {
  const sign = seconds < 0 ? '\u2212' : '';
  const ms = Math.round(Math.abs(seconds) * 1000);
  if (ms === 0) return `0${NNBSP}min`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  return sign + withSeconds(hours, minutes, (ms % 60_000) / 1000, lang);
}

function withSeconds(hours: number, minutes: number, seconds: number, lang: Lang): string {
  const parts: string[] = [];
  if (hours > 0) parts.push(`${integer(hours, lang)}${NNBSP}h`);
  if (seconds === 0) {
    if (hours > 0 && minutes > 0) parts.push(String(minutes).padStart(2, '0'));
    if (hours === 0 && minutes > 0) parts.push(`${minutes}${NNBSP}min`);
    return parts.join(NNBSP);
  }
  if (minutes > 0) parts.push(`${minutes}${NNBSP}min`);
  const figure = String(seconds).replace('.', lang === 'fr' ? ',' : '.');
  parts.push(`${figure}${NNBSP}s`);
  return parts.join(NNBSP);
}
