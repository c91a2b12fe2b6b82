/** What the language reads at most, in bytes. */
const LIMIT = 512_000;

type ReadText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'tooLarge' | 'notText' };

/** A file as text; refused where it is larger than an agreement may be, or not UTF-8. */
export async function readText(file: File): Promise<ReadText> {
  if (file.size > LIMIT) return { kind: 'tooLarge' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { kind: 'notText' };
  }
}
