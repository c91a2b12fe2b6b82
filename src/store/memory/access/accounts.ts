import type { AccessTx } from '../../../app/ports/index.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { type AccountRow, accessTables } from './tables.ts';

type Accounts = Pick<AccessTx, 'setPassword' | 'setTotp' | 'confirmTotp' | 'useTotpStep' | 'useRecoveryCode'>;

const NONE = {
  passwordHash: null,
  passwordChangedAt: null,
  totpSealed: null,
  totpConfirmedAt: null,
  lastTotpStep: null,
};

/** What is written about how people prove who they are. */
export function accountsTx(state: MemoryState): Accounts {
  const tables = accessTables(state);
  const change = (person: string, changed: Partial<AccountRow>) =>
    putRow(state, tables.accounts, person, { ...(tables.accounts.get(person) ?? { person, ...NONE }), ...changed });
  return {
    setPassword: async (person, passwordHash, passwordChangedAt) => change(person, { passwordHash, passwordChangedAt }),
    setTotp: async (person, totpSealed) => {
      change(person, { totpSealed, totpConfirmedAt: null, lastTotpStep: null });
      dropRow(state, tables.recovery, person);
    },
    confirmTotp: async (person, totpConfirmedAt, recoveryHashes) => {
      change(person, { totpConfirmedAt });
      putRow(state, tables.recovery, person, [...recoveryHashes]);
    },
    useTotpStep: async (person, lastTotpStep) => {
      const row = tables.accounts.get(person);
      if (row === undefined || (row.lastTotpStep !== null && row.lastTotpStep >= lastTotpStep)) return false;
      change(person, { lastTotpStep });
      return true;
    },
    useRecoveryCode: async (person, hash) => {
      const codes = tables.recovery.get(person) ?? [];
      if (!codes.includes(hash)) return false;
      putRow(
        state,
        tables.recovery,
        person,
        codes.filter((code) => code !== hash),
      );
      return true;
    },
  };
}
