import { Fragment } from 'react';

/** Hours in words, such as `Mon–Fri 08:30–12:30 13:30–18:00`: lines end between stretches, never within one. */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(' ').map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are their places
    <Fragment key={at}>
      {at > 0 && ' '}
      {part.includes('–') ? <span className="whitespace-nowrap">{part}</span> : part}
    </Fragment>
  ));
}
