export { compactJournal, type Compaction } from './compact.ts';
export { openJournal, type Journal, type JournalOptions } from './journal.ts';
export { fsyncPolicies, type FsyncPolicy } from './fsync-policy.ts';
export { journalLines, readJournal, streamJournal } from './read-journal.ts';
