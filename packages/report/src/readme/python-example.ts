import type { ReportData } from '../report-data.ts';

/** Code that runs one image through the model in Python with `onnxruntime`. */
export function pythonExample(file: string, input: ReportData['input']): string {
  const { height, width, channels, mean, deviation, classNames } = input;
  const names = classNames === undefined ? '' : `class_names = ${JSON.stringify(classNames)}\n`;
  const answer = classNames === undefined ? 'print(best)' : 'print(class_names[best])';
  return `import numpy as np
import onnxruntime

mean = np.array(${JSON.stringify(mean)}, np.float32)
deviation = np.array(${JSON.stringify(deviation)}, np.float32)
${names}
session = onnxruntime.InferenceSession("${file}", providers=["CPUExecutionProvider"])
pixels = np.zeros((1, ${height}, ${width}, ${channels}), np.uint8)  # your images, channels last
values = (pixels.astype(np.float32) / 255 - mean) / deviation
planes = np.ascontiguousarray(values.transpose(0, 3, 1, 2))
logits = session.run(None, {session.get_inputs()[0].name: planes})[0]
best = int(logits[0].argmax())
${answer}`;
}
