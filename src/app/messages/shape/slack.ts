import type { Tone, Wording } from '../wording.ts';
import { slackText as s } from './escape.ts';

/** What Slack takes at most, with room to spare: characters of a header, of a section. */
const HEADER = 150;
const SECTION = 2_800;

const MARK: { readonly [tone in Tone]: string } = {
  late: ':red_circle:',
  soon: ':large_orange_circle:',
  plain: ':large_blue_circle:',
  good: ':large_green_circle:',
};

/** A wording for an incoming webhook of Slack: Block Kit, and a text for its notifications. */
export function slackMessage(wording: Wording): object {
  const { headline, about, sentences, facts, rows, more, link, footer, tone, subject } = wording;
  const lines = rows.map(({ what, note }) => [`• ${s(what)}`, ...(note === '' ? [] : [`   ${s(note)}`])].join('\n'));
  const button =
    link === null
      ? []
      : [{ type: 'actions', elements: [{ type: 'button', text: plain(cut(link.label, 75)), url: link.url }] }];
  return {
    text: s(subject),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(cut(headline, HEADER)) },
      section([`${MARK[tone]} ${s(about)}`.trim(), ...sentences.map(s)].join('\n')),
      ...(facts.length === 0
        ? []
        : [section(facts.map(({ label, value }) => `*${s(label)}*  ${s(value)}`).join('\n'))]),
      ...sectionsOf([...lines, ...(more === null ? [] : [s(more)])]),
      ...button,
      { type: 'context', elements: [{ type: 'plain_text', text: cut(footer.join(' '), SECTION), emoji: false }] },
    ],
  };
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

/** `verbatim`: names of people, rooms and addresses in it are left as they are, and call nobody. */
function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text, SECTION), verbatim: true } };
}

function sectionsOf(lines: readonly string[]): readonly object[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.length - 1;
    const joined = `${sections[last] ?? ''}\n${line}`;
    if (last >= 0 && joined.length <= SECTION) sections[last] = joined;
    else sections.push(line);
  }
  return sections.map(section);
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
