// app/running: what does a running Leeway need to know and to be told?
// Takes: its surroundings, and what was seen of them. Gives: its settings, when a backup is due, what must be
// mended; how long sources are kept, and forgets what is older; seals what was recorded.
// Knows nothing of: processes, ports, disks.

export { type BackupPlace, backupAt, scheduleBackups } from './backup.ts';
export * from './config/index.ts';
export { examine, type Signs } from './doctor.ts';
export type { DatabaseState } from './doctor-database.ts';
export type { BackupState, FolderState } from './doctor-folder.ts';
export type { Finding } from './finding.ts';
export { scheduleRetention } from './retention.ts';
export { scheduleSeals } from './seals.ts';
export { MOST_DAYS, removeRetention, retentionsFor, setRetention } from './set-retention.ts';
export type { MailSigns, SentMail } from './warning/mail-findings.ts';
export { warningSigns } from './warning/signs.ts';
