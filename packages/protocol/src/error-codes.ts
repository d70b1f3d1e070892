/** Every error code and what it means. */
export const errorCodes = {
  BAD_INPUT: 'a flag, option or file does not obey its schema',
  UNKNOWN_NAME: 'no member of that name is in the list',
  TARGET_IMPOSSIBLE: 'no network of the space reaches the target on the device',
  SPACE_NOT_PRICED: 'the device has no exact latency table for the space',
  DATA_MISSING: 'a data file is not there',
  DATA_CORRUPT: 'a data file does not have its checksum or format',
  NOT_MEASURED: 'a benchmark has no figure for an architecture or a length of training',
  DOWNLOAD_FAILED: 'a file could not be fetched',
  FOLDER_UNWRITABLE: 'the result folder cannot be written',
  JOURNAL_CORRUPT: 'a line of a journal other than a torn last one is broken',
  RESUME_MISMATCH: 'a study is resumed with settings other than its own',
  GRAPH_INVALID: 'a network breaks a rule of shapes or names',
  GENOTYPE_INVALID: 'a genotype is not a point of its space',
  BACKEND_UNAVAILABLE: 'a tensor backend cannot be loaded',
  NOT_FINITE: 'a loss or a weight became NaN or infinite',
  OUT_OF_MEMORY: 'a trial asked for more memory than there is',
  WORKER_DIED: 'the thread or process that ran the work ended',
  CANCELLED: 'the work was stopped on request',
  TIMED_OUT: 'the work took longer than it may',
  EXPORT_MISMATCH: 'an exported file does not compute what the network computes',
  INT8_UNSUPPORTED: 'an operator of a network has no form in 8-bit integers',
  RUNTIME_FAILED: 'an external runtime refused or failed a file',
  CLAIM_FAILED: 'an experiment did not find what it claims',
  INTERNAL: 'a fault of Espalier itself',
} as const;

/** One of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;
