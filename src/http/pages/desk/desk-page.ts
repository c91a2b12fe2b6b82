import type { Clockwork, WordingContext } from '../../../app/messages/index.ts';
import type { Lang } from '../../asking/language.ts';
import { type Html, html } from '../../reference/html.ts';
import { liveDocument } from '../page.ts';
import { DESK_WORDS, type DeskWords } from './desk-words.data.ts';

/** What every part of these pages is told with. */
export interface Telling {
  readonly lang: Lang;
  readonly words: DeskWords;
  readonly when: Clockwork;
  readonly context: WordingContext;
  /** Whether whoever looks may take alerts on. */
  readonly mayAcknowledge: boolean;
  /** What people and programs are called, by the ids that acts are signed with. */
  readonly names: ReadonlyMap<string, string>;
}

export interface Around {
  readonly lang: Lang;
  /** What the address asks besides the language, to be kept when the language changes: `cursor=…`; empty: nothing. */
  readonly asked: string;
  /** Whether a way to the alerts is shown. */
  readonly seesAlerts: boolean;
}

/** A page for those who are signed in: the way to the alerts, to the other language, and out. */
export function deskPage(title: string, content: Html, { lang, asked, seesAlerts }: Around): string {
  const words = DESK_WORDS[lang];
  return liveDocument(
    'desk',
    lang,
    title,
    html`${content}<footer class="desk-foot">${
      seesAlerts ? html`<a href="/alerts">${words.toAlerts}</a>` : null
    }<a href="/tickets">${words.toTickets}</a><button type="button" class="plain" id="sign-out">${words.signOut}</button></footer>`,
    { asked, isWide: true, words: html` data-taken="${words.taken}"` },
  );
}

/** What is shown in place of a page that there is not, or not for whoever asks: the same for both. */
export function nothingHerePage(kind: 'notFound' | 'notYours', around: Around): string {
  const { title, lead } = DESK_WORDS[around.lang][kind];
  return deskPage(title, html`<div class="head"><h1>${title}</h1><p class="lead">${lead}</p></div>`, around);
}

/** When the page was made, and the way to look again. */
export function asOfHtml({ words, when, context }: Telling, here: string): Html {
  return html`<p class="as-of">${words.asOf(when.full(context.at), context.timeZone)} · <a href="${here}">${words.again}</a></p>`;
}

/** A list of what is known. */
export function factsHtml(facts: readonly { readonly label: string; readonly value: string | Html }[]): Html {
  return html`<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
