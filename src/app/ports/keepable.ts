/** Whether a store can keep a text as it is: PostgreSQL keeps no NUL, and halves of characters are no text. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
