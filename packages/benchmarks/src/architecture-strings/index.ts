import { fromArchitectureString, fromMacroString, fromSizeString } from '@espalier/search-spaces';
import { fromAccelString } from './mnasnet-accel.ts';

/** How the architectures of a space are written in its own files, by name of the space. */
export const architectureStrings: Readonly<Record<string, (text: string) => unknown>> = {
  'mnasnet-accel': fromAccelString,
  'nas-bench-201': fromArchitectureString,
  'nas-bench-macro': fromMacroString,
  'nats-size': fromSizeString,
};
