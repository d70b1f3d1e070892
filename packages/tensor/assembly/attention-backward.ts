import { headPlace, paddedRow, transpose } from './head-parts';
import { multiplyAdd } from './lanes';
import { sumOfLanes } from './lane-sums';
import { lanesBelow, Mode, storePart } from './partial-vectors';
import { stridedProduct } from './strided-product';

// Queries of a block, whose scores stay in the cache.
const blockRows: i32 = 16;

@unmanaged
class AttentionBackward {
  query: usize;
  key: usize;
  value: usize;
  probabilities: usize;
  dy: usize;
  dQuery: usize;
  dKey: usize;
  dValue: usize;
  mode: i32;
  scratch: usize;
  batch: i32;
  tokens: i32;
  channels: i32;
  heads: i32;
}

/**
 * The gradients of `attentionForward`, of P = probabilities and for every head's part of the channels:
 *
 * dP = dy * value^T, dS = P * (dP - sum over keys of dP * P) / sqrt(d),
 * dQuery (=|+=) dS * key, dKey (=|+=) dS^T * query, dValue (=|+=) P^T * dy
 *
 * Scratch holds value^T [d, tokens] and dS of 16 queries, rows padded. With mode 1 the three outputs
 * must lie apart.
 */
export function attentionBackward(block: usize): void {
  const a = changetype<AttentionBackward>(block);
  if (a.mode == Mode.skip) return;
  for (let head = 0; head < a.batch * a.heads; head++) {
    const place = headPlace(head, a.tokens, a.channels, a.heads);
    const width = a.channels / a.heads;
    transpose(a.value + place, usize(a.channels) << 2, a.tokens, width, a.scratch);
    for (let first = 0; first < a.tokens; first += blockRows) {
      slopeBlock(a, head, place, first, min(blockRows, a.tokens - first));
    }
  }
}

/** What `rows` queries of a head give to the three gradients. */
function slopeBlock(a: AttentionBackward, head: i32, place: usize, first: i32, rows: i32): void {
  const tokens = a.tokens;
  const width = a.channels / a.heads;
  const row = usize(a.channels) << 2;
  const mapRow = usize(tokens) << 2;
  const turned = paddedRow(tokens);
  const map = a.probabilities + mapRow * usize(head * tokens + first);
  const slopes = a.scratch + turned * usize(width);
  const from = place + row * usize(first);
  const dy = a.dy + from;
  const set = Mode.set;
  stridedProduct(dy, row, 4, a.scratch, turned, slopes, turned, rows, tokens, width, 1, set);
  const factor: f32 = 1 / sqrt<f32>(f32(width));
  for (let i = 0; i < rows; i++) {
    softmaxSlope(slopes + turned * usize(i), map + mapRow * usize(i), tokens, factor);
  }
  // Each query has one block, each key and value something from every block.
  const later = first == 0 ? a.mode : Mode.add;
  const dQuery = a.dQuery + from;
  const dKey = a.dKey + place;
  const dValue = a.dValue + place;
  const query = a.query + from;
  const key = a.key + place;
  if (a.dQuery != 0) {
    stridedProduct(slopes, turned, 4, key, row, dQuery, row, rows, width, tokens, 1, a.mode);
  }
  if (a.dKey != 0) {
    stridedProduct(slopes, 4, turned, query, row, dKey, row, tokens, width, rows, 1, later);
  }
  if (a.dValue != 0) {
    stridedProduct(map, 4, mapRow, dy, row, dValue, row, tokens, width, rows, 1, later);
  }
}

/** slopes = factor * p * (slopes - sum of p * slopes): from that of softmax's output to that of its input. */
function softmaxSlope(slopes: usize, p: usize, count: i32, factor: f32): void {
  let sum = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) {
    const c = usize(i) << 2;
    const inside = lanesBelow(count - i);
    const slope = v128.and(v128.load(slopes + c), inside);
    sum = multiplyAdd(sum, slope, v128.and(v128.load(p + c), inside));
  }
  const mean = f32x4.splat(sumOfLanes(sum));
  const factor4 = f32x4.splat(factor);
  for (let i = 0; i < count; i += 4) {
    const c = usize(i) << 2;
    const distance = f32x4.sub(v128.load(slopes + c), mean);
    const slope = f32x4.mul(f32x4.mul(factor4, v128.load(p + c)), distance);
    storePart(slopes + c, slope, count - i);
  }
}
