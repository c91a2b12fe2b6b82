// connectors/mail: how does a mail leave?
// Takes: a parcel whose body is a subject, a text and HTML, and the mail server to hand it to. Gives: what the server said.
// Knows nothing of: who is told and why, when to try again.
export { openMail } from './open-mail.ts';
export { probeMail } from './probe-mail.ts';
