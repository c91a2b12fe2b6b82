import type { Tone, Wording } from '../wording.ts';
import { htmlText as h } from './escape.ts';

/** One accent for each tone, readable on white and, lighter, on black. */
const ACCENT: { readonly [tone in Tone]: { readonly light: string; readonly dark: string } } = {
  late: { light: '#b3261e', dark: '#ff8a80' },
  soon: { light: '#8a5a00', dark: '#ffca66' },
  plain: { light: '#2b5fa8', dark: '#8ab8ff' },
  good: { light: '#1d6b3a', dark: '#7fd8a0' },
};

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const STYLE = {
  body: `margin:0;padding:0;background:#ffffff;color:#1c1c1e;${FONT};font-size:16px;line-height:1.5`,
  sheet: 'max-width:560px;margin:0 auto;padding:24px 20px 32px',
  head: 'margin:0;font-size:28px;line-height:1.2;font-weight:700;letter-spacing:-0.01em',
  about: 'margin:6px 0 0;font-size:18px;line-height:1.4;font-weight:500',
  sentences: 'margin:16px 0 0',
  facts: 'margin:20px 0 0;padding:0;border-top:1px solid #d8d8dc',
  fact: 'padding:8px 0;border-bottom:1px solid #d8d8dc',
  label: 'margin:0;font-size:13px;line-height:1.4;color:#5c5c63',
  value: 'margin:0;overflow-wrap:anywhere',
  rows: 'margin:20px 0 0;padding:0;list-style:none;border-top:1px solid #d8d8dc',
  row: 'margin:0;padding:8px 0;border-bottom:1px solid #d8d8dc',
  note: 'display:block;font-size:14px;line-height:1.4;color:#5c5c63',
  more: 'margin:12px 0 0;color:#5c5c63',
  link: 'margin:24px 0 0',
  footer: 'margin:28px 0 0;font-size:13px;line-height:1.5;color:#5c5c63',
} as const;

/** A wording as a mail: nothing from elsewhere, no pictures, no tables; as readable in the dark as in the light. */
export function mailHtml(wording: Wording): string {
  const { language, tone, subject, headline, about } = wording;
  const accent = ACCENT[tone];
  const heading = `<h1 class="a" style="${STYLE.head};color:${accent.light}">${h(headline)}</h1>`;
  const body = [
    `<div style="border-left:4px solid ${accent.light};padding-left:14px" class="b">${heading}`,
    about === '' ? '' : `<p style="${STYLE.about}">${h(about)}</p>`,
    '</div>',
    ...sentencesOf(wording),
    ...factsOf(wording),
    ...rowsOf(wording),
    ...linkOf(wording, accent.light),
    `<p class="q" style="${STYLE.footer}">${wording.footer.map(h).join('<br>')}</p>`,
  ];
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${h(subject)}</title><style>${darkStyle(accent.dark)}</style></head>`,
    `<body class="s" style="${STYLE.body}"><div style="${STYLE.sheet}">`,
    ...body,
    '</div></body></html>\n',
  ].join('');
}

/** What changes in the dark. Readers that know no such rules show the light one. */
function darkStyle(accent: string): string {
  return [
    ':root{color-scheme:light dark}',
    '@media (prefers-color-scheme:dark){',
    '.s{background:#161618!important;color:#f2f2f4!important}',
    `.a{color:${accent}!important}.b{border-color:${accent}!important}`,
    '.q{color:#a9a9b2!important}.l{border-color:#3a3a3f!important}',
    `.k{background:${accent}!important;color:#161618!important}`,
    '}',
  ].join('');
}

function sentencesOf({ sentences }: Wording): readonly string[] {
  return sentences.length === 0 ? [] : [`<p style="${STYLE.sentences}">${sentences.map(h).join(' ')}</p>`];
}

function factsOf({ facts }: Wording): readonly string[] {
  if (facts.length === 0) return [];
  const lines = facts.map(
    ({ label, value }) =>
      `<div class="l" style="${STYLE.fact}"><dt class="q" style="${STYLE.label}">${h(label)}</dt><dd style="${STYLE.value}">${h(value)}</dd></div>`,
  );
  return [`<dl class="l" style="${STYLE.facts}">${lines.join('')}</dl>`];
}

function rowsOf({ rows, more }: Wording): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(
    ({ what, note }) =>
      `<li class="l" style="${STYLE.row}">${h(what)}${note === '' ? '' : `<span class="q" style="${STYLE.note}">${h(note)}</span>`}</li>`,
  );
  const rest = more === null ? '' : `<p class="q" style="${STYLE.more}">${h(more)}</p>`;
  return [`<ul class="l" style="${STYLE.rows}">${lines.join('')}</ul>${rest}`];
}

function linkOf({ link }: Wording, accent: string): readonly string[] {
  if (link === null) return [];
  const button = `display:inline-block;padding:10px 18px;border-radius:6px;background:${accent};color:#ffffff;font-weight:600;text-decoration:none`;
  return [`<p style="${STYLE.link}"><a class="k" href="${h(link.url)}" style="${button}">${h(link.label)}</a></p>`];
}
