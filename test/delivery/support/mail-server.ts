import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer } from '../../../src/app/ports/index.ts';

/** A mail as it arrived. */
export interface Arrived {
  readonly mail: ParsedMail;
  readonly raw: string;
  readonly to: readonly string[];
  readonly encrypted: boolean;
  readonly user: string | null;
}

/** What a real mail server does instead of taking a mail; null: it takes it. */
export interface Mood {
  /** Of the answer to the named step. */
  code: number | null;
  step: 'from' | 'to' | 'data';
  /** It says nothing more from this step on. */
  hangs: 'connect' | 'data' | null;
}

export interface RealMailServer {
  readonly server: MailServer;
  readonly arrived: Arrived[];
  readonly mood: Mood;
  /** Connections that were ever made, how often somebody tried to sign in, and mails that were left without an answer. */
  readonly counts: { connections: number; signIns: number; left: number };
  readonly close: () => Promise<void>;
}

export const USER = { user: 'leeway', password: 'zibeline-zibeline' } as const;

type State = Pick<RealMailServer, 'arrived' | 'mood' | 'counts'>;

export async function realMailServer(
  wanted: { readonly signIn?: boolean; readonly encrypts?: boolean } = {},
): Promise<RealMailServer> {
  const state: State = {
    arrived: [],
    mood: { code: null, step: 'to', hangs: null },
    counts: { connections: 0, signIns: 0, left: 0 },
  };
  const smtp = new SMTPServer({
    authOptional: wanted.signIn !== true,
    ...(wanted.encrypts === false ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true } : {}),
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    ...handlersOf(state),
  });
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const nobody = { user: null, password: null };
  return {
    ...state,
    server: { host: '127.0.0.1', port, secure: false, requireTls: false, verify: false, ...nobody },
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

function handlersOf({ arrived, mood, counts }: State): SMTPServerOptions {
  const refusal = (step: Mood['step']) =>
    mood.code === null || mood.step !== step ? null : Object.assign(new Error('not now'), { responseCode: mood.code });
  return {
    onConnect: (_session, done) => {
      counts.connections += 1;
      if (mood.hangs !== 'connect') done();
    },
    onAuth: ({ username, password }, _session, done) => {
      counts.signIns += 1;
      if (username === USER.user && password === USER.password) done(null, { user: username });
      else done(Object.assign(new Error(`wrong: ${password}`), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => done(refusal('from')),
    onRcptTo: (_address, _session, done) => done(refusal('to')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (mood.hangs === 'data') counts.left += 1;
        if (mood.hangs === 'data') return;
        const refused = refusal('data');
        if (refused !== null) return done(refused);
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const user = typeof session.user === 'string' ? session.user : null;
        arrived.push({ mail: await simpleParser(raw), raw, to, encrypted: session.secure, user });
        done(null, 'queued as 1');
      });
    },
  };
}
