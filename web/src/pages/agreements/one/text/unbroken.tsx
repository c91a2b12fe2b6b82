import { Fragment } from 'react';

/** Words with a dash or with figures about a hyphen: `09:00–12:00`, `1231-5`. */
const WHOLE = /–|\d-\d/;

/**
 * A text of which lines end between words such as `08:30–12:30`, never within one; an address of e-mail that is wider than
 * its line ends it before its `@`.
 */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(/(\s+)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are their places
    <Fragment key={at}>
      {WHOLE.test(part) ? <span className="whitespace-nowrap">{part}</span> : addressed(part)}
    </Fragment>
  ));
}

function addressed(word: string) {
  const at = word.indexOf('@');
  if (at < 1) return word;
  return (
    <>
      {word.slice(0, at)}
      <wbr />
      {word.slice(at)}
    </>
  );
}
