import { existsSync } from 'node:fs';
import type { Agreement } from '../../src/core/agreement/index.ts';
import type { Reading } from '../../src/document/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { ROOT, textOf } from '../words/texts.ts';

type Block = Reading['sections'][number]['blocks'][number];

/** An agreement of the checkout, with what it builds on. */
export function agreementIn(file: string): Agreement {
  const resolve = (ref: string) => (existsSync(`${ROOT}${ref}.yaml`) ? textOf(`${ref}.yaml`) : null);
  const { agreement } = readAgreement(textOf(file), { file, resolve });
  if (agreement === null) throw new Error(`${file} does not read`);
  return agreement;
}

/** A document as plain text: what somebody reads, line by line. */
export function linesOf({ title, sections }: Reading): readonly string[] {
  return [title, ...sections.flatMap((section) => ['', `# ${section.title}`, ...section.blocks.flatMap(blockLines)])];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`## ${block.text}`];
    case 'paragraph':
      return [block.text];
    case 'note':
      return [`> ${block.text}`];
    case 'list':
      return block.items.map((item) => `- ${item}`);
    case 'definitions':
      return block.items.map(({ term, text }) => `${term} = ${text}`);
    case 'table':
      return [block.caption, ...[block.columns, ...block.rows].map((row) => `| ${row.join(' | ')}`)];
  }
}
