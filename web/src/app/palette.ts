type Opener = () => void;

const openers = new Set<Opener>();

/** Is told whenever somebody asks for the command palette. Gives the way to stop. */
export function onPalette(opener: Opener): () => void {
  openers.add(opener);
  return () => void openers.delete(opener);
}

/** Asks for the command palette. @returns whether there was one */
export function openPalette(): boolean {
  for (const open of openers) open();
  return openers.size > 0;
}
