import type { ReportData } from '../report-data.ts';

/** Code that runs one image through the model in Node with `onnxruntime-node`. */
export function nodeExample(file: string, input: ReportData['input']): string {
  const { height, width, channels, mean, deviation, classNames } = input;
  const answer = classNames === undefined ? 'console.log(best);' : 'console.log(classNames[best]);';
  const names =
    classNames === undefined ? '' : `const classNames = ${JSON.stringify(classNames)};\n`;
  return `import { InferenceSession, Tensor } from 'onnxruntime-node';

const [height, width, channels] = [${height}, ${width}, ${channels}];
const mean = ${JSON.stringify(mean)};
const deviation = ${JSON.stringify(deviation)};
${names}
// pixels: bytes 0 to 255, row by row, the channels of a pixel side by side
function toTensor(pixels) {
  const values = new Float32Array(channels * height * width);
  for (let place = 0; place < height * width; place++) {
    for (let channel = 0; channel < channels; channel++) {
      const fraction = pixels[place * channels + channel] / 255;
      values[channel * height * width + place] = (fraction - mean[channel]) / deviation[channel];
    }
  }
  return new Tensor('float32', values, [1, channels, height, width]);
}

const session = await InferenceSession.create('${file}');
const pixels = new Uint8Array(height * width * channels); // your image
const outputs = await session.run({ [session.inputNames[0]]: toTensor(pixels) });
const logits = Array.from(outputs[session.outputNames[0]].data);
const best = logits.indexOf(Math.max(...logits));
${answer}`;
}
