import type { Tone, Wording } from '../wording.ts';

const COLOUR: { readonly [tone in Tone]: string } = {
  late: 'attention',
  soon: 'warning',
  plain: 'accent',
  good: 'good',
};

/**
 * A wording for the webhook of a Teams workflow (Power Automate): a message with one adaptive card. Its texts are text runs,
 * which Teams shows as they are; text blocks and fact sets would be read as Markdown.
 */
export function teamsMessage(wording: Wording): object {
  const { headline, about, sentences, facts, rows, more, link, footer, tone, subject, language } = wording;
  const body = [
    line([{ text: headline, size: 'Large', weight: 'Bolder', color: COLOUR[tone] }]),
    ...(about === '' ? [] : [line([{ text: about, weight: 'Bolder' }], 'none')]),
    ...sentences.map((sentence) => line([{ text: sentence }])),
    ...facts.map(({ label, value }) => line([{ text: `${label}  `, isSubtle: true }, { text: value }], 'small')),
    ...rows.map(({ what, note }) =>
      line([{ text: `${what}  ` }, ...(note === '' ? [] : [{ text: note, isSubtle: true }])], 'small'),
    ),
    ...(more === null ? [] : [line([{ text: more, isSubtle: true }], 'small')]),
    line([{ text: footer.join(' '), size: 'Small', isSubtle: true }]),
  ];
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: language,
    fallbackText: subject,
    msteams: { width: 'Full' },
    body,
    ...(link === null ? {} : { actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }] }),
  };
  return {
    type: 'message',
    summary: subject,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

interface Run {
  readonly text: string;
  readonly size?: string;
  readonly weight?: string;
  readonly color?: string;
  readonly isSubtle?: boolean;
}

function line(runs: readonly Run[], spacing = 'default'): object {
  return { type: 'RichTextBlock', spacing, inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}
