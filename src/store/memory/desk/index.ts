import type { DeskReads, DeskTx, WallLink, WallReads } from '../../../app/ports/index.ts';
import { compareKeys } from '../live/tables.ts';
import { type MemoryState, putRow, tableSet } from '../state.ts';
import { boardReads } from './board.ts';

const linksOf = (state: MemoryState): Map<string, WallLink> => tableSet(state, 'walls', () => new Map());

function wallReads(state: MemoryState): WallReads {
  const links = linksOf(state);
  return {
    wallLinks: async () => [...links.values()].sort((a, b) => b.madeAt - a.madeAt || compareKeys(a.id, b.id)),
    wallLink: async (id) => links.get(id) ?? null,
    wallLinkByHash: async (hash) => [...links.values()].find((link) => link.hash === hash) ?? null,
  };
}

/** What the desk asks, outside any transaction. */
export function deskReads(state: MemoryState): DeskReads {
  return { ...boardReads(state), ...wallReads(state) };
}

/** What the desk keeps, within a transaction. */
export function deskTx(state: MemoryState): DeskTx {
  const links = linksOf(state);
  return {
    ...wallReads(state),
    addWallLink: async (link) => putRow(state, links, link.id, link),
    revokeWallLink: async (id, at) => {
      const link = links.get(id);
      if (link === undefined || link.revokedAt !== null) return false;
      putRow(state, links, id, { ...link, revokedAt: at });
      return true;
    },
  };
}
