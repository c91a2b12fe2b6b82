/** A new `msg_…`: no one can guess it, nor does it tell anything. */
export function newMessageId(): string {
  return `msg_${crypto.randomUUID().replaceAll('-', '')}`;
}
