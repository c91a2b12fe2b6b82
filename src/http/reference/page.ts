import type { Lang } from '../asking/language.ts';
import type { OpenApiDocument } from './document.ts';
export const PAGE_POLICY = "default-src 'none'";
export function referencePage(document: OpenApiDocument, _lang: Lang): string {
  return document.info.title;
}
