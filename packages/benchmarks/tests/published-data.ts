import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the published tables; tests that need it are skipped where it is absent. */
export const publishedData = fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** Whether it is absent. */
export const isAbsent = !existsSync(publishedData);
