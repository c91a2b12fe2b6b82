const HTML: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags or in a quoted attribute. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] as string);
}

/** A text as Slack reads it, without mentions, links or marks: of its own characters it knows only these three. */
export function slackText(text: string): string {
  return text.replace(/[&<>]/g, (character) => HTML[character] as string);
}
