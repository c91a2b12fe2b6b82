// A hundred receivers of warnings on the loopback; one of them can be made to hang: it takes a request and never answers.
import { createServer } from 'node:http';

/** `{ urlOf, taken, hang, close }`; `taken`: by message id, when a receiver first took it (ms, wall clock) and which one. */
export async function openReceivers() {
  const taken = new Map();
  const held = new Set();
  let hanging = null;
  const server = createServer((request, response) => {
    const receiver = request.url.slice(1);
    request.resume();
    request.on('end', () => {
      if (receiver === hanging) {
        held.add(response);
        return;
      }
      const id = request.headers['webhook-id'];
      if (!taken.has(id)) taken.set(id, { receiver, at: Date.now() });
      response.writeHead(204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    taken,
    urlOf: (receiver) => `http://127.0.0.1:${port}/${receiver}`,
    /** @param receiver the one that hangs from now on; null: none does, and what it held is let go of */
    hang: (receiver) => {
      hanging = receiver;
      if (receiver !== null) return;
      for (const response of held) response.destroy();
      held.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
