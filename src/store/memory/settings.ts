import type { SettingsReads, SettingsTx } from '../../app/ports/index.ts';
import { type MemoryState, putRow, tableSet } from './state.ts';

/** What is kept, by name. */
export const settingsOf = (state: MemoryState) => tableSet(state, 'settings', () => new Map<string, string>());

export function settingsReads(state: MemoryState): SettingsReads {
  return { setting: async (name) => settingsOf(state).get(name) ?? null };
}

export function settingsTx(state: MemoryState): SettingsTx {
  return {
    ...settingsReads(state),
    keepSetting: async (name, value) => {
      const settings = settingsOf(state);
      if (!settings.has(name)) putRow(state, settings, name, value);
      return settings.get(name) ?? value;
    },
  };
}
