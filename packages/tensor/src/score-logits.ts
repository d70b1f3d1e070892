import { expectedCalibrationError } from './expected-calibration-error.ts';

/** How good the logits of labelled images are. */
export interface Score {
  /** Share of images whose greatest logit is at their label, 0 to 1; the first of equals counts. */
  readonly accuracy: number;
  /** Share of images whose label is among the five greatest logits; 1 where there are no more classes. */
  readonly topFiveAccuracy: number;
  /** Accuracy on the images of each class; `null` where there are none. */
  readonly classAccuracy: readonly (number | null)[];
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** Expected calibration error, 0 to 1, of 15 bins. */
  readonly calibrationError: number;
}

/** What one image's logits say. */
interface Answer {
  /** Classes before the label in the order of logits, the first of equals first. */
  readonly rank: number;
  readonly loss: number;
  /** Greatest softmax. */
  readonly confidence: number;
}

/** The score of logits [count, classes] by labels. */
export function scoreLogits(logits: Float32Array, labels: Uint8Array, classes: number): Score {
  const count = logits.length / classes;
  const answers = Array.from({ length: count }, (_, image) =>
    answerOf(logits.subarray(image * classes, (image + 1) * classes), labels[image]!),
  );
  const share = (isGood: (answer: Answer) => boolean) => answers.filter(isGood).length / count;
  return {
    accuracy: share(({ rank }) => rank === 0),
    topFiveAccuracy: share(({ rank }) => rank < 5),
    classAccuracy: classAccuracies(answers, labels, classes),
    loss: answers.reduce((sum, { loss }) => sum + loss, 0) / count,
    calibrationError: expectedCalibrationError(
      answers.map(({ confidence }) => confidence),
      answers.map(({ rank }) => rank === 0),
    ),
  };
}

function answerOf(row: Float32Array, label: number): Answer {
  const own = row[label]!;
  let greatest = -Infinity;
  let rank = 0;
  for (let c = 0; c < row.length; c++) {
    const logit = row[c]!;
    if (logit > greatest) greatest = logit;
    if (logit > own || (logit === own && c < label)) rank++;
  }
  let total = 0;
  for (const logit of row) total += Math.exp(logit - greatest);
  return { rank, loss: Math.log(total) + greatest - own, confidence: 1 / total };
}

function classAccuracies(
  answers: readonly Answer[],
  labels: Uint8Array,
  classes: number,
): (number | null)[] {
  const right = new Array<number>(classes).fill(0);
  const all = new Array<number>(classes).fill(0);
  for (const [image, { rank }] of answers.entries()) {
    all[labels[image]!]!++;
    if (rank === 0) right[labels[image]!]!++;
  }
  return all.map((images, c) => (images === 0 ? null : right[c]! / images));
}
