import { sql, type Transaction } from 'kysely';
import type { SettingsReads, SettingsTx } from '../../app/ports/index.ts';
import type { Database, Sql } from './database.ts';

export function settingsReads(database: Database): SettingsReads {
  return { setting: (name) => database.ask((one) => settingIn(one, name)) };
}

export function settingsTx(tx: Transaction<unknown>): SettingsTx {
  return {
    setting: (name) => settingIn(tx, name),
    keepSetting: async (name, value) => {
      await sql`insert into setting (name, value) values (${name}, ${value}) on conflict (name) do nothing`.execute(tx);
      return (await settingIn(tx, name)) ?? value;
    },
  };
}

async function settingIn(on: Sql, name: string): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`select value from setting where name = ${name}`.execute(on);
  return rows[0]?.value ?? null;
}
