export { codeBlocks, documents, mentions, type Document } from './documents.ts';
export {
  nxRun,
  search,
  start,
  startSearch,
  workspace,
  type Ended,
  type Started,
} from './command-line.ts';
export { journalOf, linesOf } from './journal.ts';
export { scratchFolder } from './scratch-folder.ts';
export { writeTinyImageSet } from './tiny-image-set.ts';
export { tinySearch } from './tiny-search.ts';
export { waitUntil } from './wait-until.ts';
