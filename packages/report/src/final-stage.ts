import type { Artefact, ReportData, StageResult } from './report-data.ts';

/** The last stage that was kept, whose network is the result; null where there was none. */
export function finalStage(data: ReportData): StageResult | null {
  return data.stages.findLast(({ accepted }) => accepted) ?? null;
}

/** The ONNX files, the smallest first. */
export function onnxArtefacts({ artefacts }: ReportData): Artefact[] {
  return artefacts
    .filter(({ file }) => file.endsWith('.onnx'))
    .toSorted((a, b) => a.bytes - b.bytes);
}

/** Epochs of proxy training at the last rung; null where nothing was planned. */
export function proxyEpochs({ study }: ReportData): number | null {
  return study.budget.rungEpochs.at(-1) ?? null;
}
