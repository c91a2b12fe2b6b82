// A handful of words that all nodes share, each under a name; for example which secret the sealed columns were sealed with.

export interface SettingsReads {
  /** What is kept under a name; null: nothing. */
  setting(name: string): Promise<string | null>;
}

export interface SettingsTx extends SettingsReads {
  /** Keeps a value under a name that has none yet. Gives what is kept now: this value, or the one that came first. */
  keepSetting(name: string, value: string): Promise<string>;
}
