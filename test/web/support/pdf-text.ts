import { inflateSync } from 'node:zlib';

/** What is read in a PDF that Chromium printed: the words of every page, by the fonts' own tables; and how many pages. */
export function pdfText(pdf: Buffer): {
  readonly pages: number;
  readonly text: string;
  readonly sizes: readonly string[];
} {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', number = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1];
      if (cmap !== undefined) fonts.set(name, charactersOf(objects.get(cmap)?.stream() ?? ''));
    }
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const text = pages.map(({ head }) => {
    const number = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    return shown(objects.get(number)?.stream() ?? '', fonts);
  });
  const sizes = pages.map(({ head }) => /\/MediaBox \[([^\]]*)\]/.exec(head)?.[1] ?? '');
  return { pages: pages.length, text: text.join('\n'), sizes };
}

interface PdfObject {
  readonly head: string;
  readonly stream: () => string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const all = pdf.toString('latin1');
  const found = new Map<string, PdfObject>();
  for (const match of all.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const end = all.indexOf('endobj', from);
    const at = all.indexOf('stream\n', from);
    const hasStream = at !== -1 && at < end;
    const head = all.slice(from, hasStream ? at : end);
    const bytes = () => {
      const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
      const raw = pdf.subarray(at + 'stream\n'.length, at + 'stream\n'.length + length);
      return (head.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
    };
    found.set(match[1] ?? '', { head, stream: hasStream ? bytes : () => '' });
  }
  return found;
}

const decoded = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What each code of a font stands for. */
function charactersOf(cmap: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of body.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/gi))
      found.set(code.toUpperCase(), decoded(to));
  }
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = '', high = '', to = ''] of body.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi)) {
      for (let code = Number.parseInt(low, 16); code <= Number.parseInt(high, 16); code += 1) {
        const at = (Number.parseInt(to, 16) + code - Number.parseInt(low, 16)).toString(16).padStart(4, '0');
        found.set(code.toString(16).toUpperCase().padStart(low.length, '0'), decoded(at));
      }
    }
  }
  return found;
}

/** Every piece of text that a page shows, in the order in which it does. */
function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/gi)) {
    if (name !== undefined) {
      font = fonts.get(name) ?? new Map();
      text += '\n';
      continue;
    }
    const width = [...font.keys()][0]?.length ?? 4;
    for (let at = 0; at < (hex ?? '').length; at += width) {
      text += font.get((hex ?? '').slice(at, at + width).toUpperCase()) ?? '';
    }
  }
  return text;
}
