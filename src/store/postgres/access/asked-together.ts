/**
 * Asks for the same thing once for all who ask meanwhile: who comes while it is being asked waits, with all who come like
 * him, for the next answer. So no answer is older than the question.
 */
export function askedTogether<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asking = new Map<string, { readonly over: Promise<unknown>; next: Promise<T> | null }>();
  const begin = (key: string): Promise<T> => {
    const answer = ask(key);
    const over = answer
      .catch(() => {})
      .then(() => {
        if (asking.get(key) === own && own.next === null) asking.delete(key);
      });
    const own: { readonly over: Promise<unknown>; next: Promise<T> | null } = { over, next: null };
    asking.set(key, own);
    return answer;
  };
  return (key) => {
    const now = asking.get(key);
    if (now === undefined) return begin(key);
    now.next ??= now.over.then(() => begin(key));
    return now.next;
  };
}
