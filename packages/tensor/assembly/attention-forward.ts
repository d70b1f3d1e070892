import { headPlace, paddedRow, transpose } from './head-parts';
import { Mode } from './partial-vectors';
import { softmaxOf } from './softmax';
import { stridedProduct } from './strided-product';

// Queries of a block, whose scores stay in the cache.
const blockRows: i32 = 16;

@unmanaged
class AttentionForward {
  query: usize;
  key: usize;
  value: usize;
  probabilities: usize;
  y: usize;
  scratch: usize;
  batch: i32;
  tokens: i32;
  channels: i32;
  heads: i32;
}

/**
 * Scaled dot-product attention; probabilities [batch, heads, tokens, tokens] are kept for the way back.
 *
 * probabilities = softmax(query * key^T / sqrt(d)), y = probabilities * value, d = channels / heads,
 * for every head's part of the channels; scratch holds key^T [d, tokens], its rows padded.
 *
 * @see Vaswani et al. 2017, section 3.2, https://arxiv.org/abs/1706.03762
 */
export function attentionForward(block: usize): void {
  const a = changetype<AttentionForward>(block);
  for (let head = 0; head < a.batch * a.heads; head++) {
    const place = headPlace(head, a.tokens, a.channels, a.heads);
    const width = a.channels / a.heads;
    transpose(a.key + place, usize(a.channels) << 2, a.tokens, width, a.scratch);
    for (let first = 0; first < a.tokens; first += blockRows) {
      attendBlock(a, head, place, first, min(blockRows, a.tokens - first));
    }
  }
}

/** Probabilities and outputs of `rows` queries of a head. */
function attendBlock(a: AttentionForward, head: i32, place: usize, first: i32, rows: i32): void {
  const tokens = a.tokens;
  const width = a.channels / a.heads;
  const row = usize(a.channels) << 2;
  const scoreRow = usize(tokens) << 2;
  const scores = a.probabilities + scoreRow * usize(head * tokens + first);
  const from = place + row * usize(first);
  const factor: f32 = 1 / sqrt<f32>(f32(width));
  const turned = paddedRow(tokens);
  const query = a.query + from;
  const set = Mode.set;
  stridedProduct(
    query,
    row,
    4,
    a.scratch,
    turned,
    scores,
    scoreRow,
    rows,
    tokens,
    width,
    factor,
    set,
  );
  for (let i = 0; i < rows; i++) softmaxOf(scores + scoreRow * usize(i), tokens);
  const value = a.value + place;
  stridedProduct(scores, scoreRow, 4, value, row, a.y + from, row, rows, width, tokens, 1, set);
}
