import { panelColumns } from './panels';
import { Taps } from './taps';

/** Bytes of one panel: eight first values, then the weights of eight channels at each tap. */
export function channelPanelBytes(taps: Taps): usize {
  return usize(taps.count + 1) << 5;
}

/** Bytes of the panels of so many channels. */
export function channelPanelsBytes(taps: Taps, channels: i32): usize {
  return channelPanelBytes(taps) * usize((channels + panelColumns - 1) / panelColumns);
}

/** Writes a filter [tap, channel] as panels [channels / 8, 1 + taps, 8]; `bias` or zeros come first. */
export function packChannelPanels(
  filter: usize,
  bias: usize,
  channels: i32,
  taps: Taps,
  to: usize,
): void {
  for (let c = 0; c < channels; c += panelColumns) {
    const used = min(panelColumns, channels - c);
    const skip = usize(c) << 2;
    copyChannels(bias == 0 ? 0 : bias + skip, used, to);
    to += 32;
    for (let t = 0; t < taps.count; t++) {
      const number = load<i32>(taps.numbers + (usize(t) << 2));
      copyChannels(filter + (usize(number * channels) << 2) + skip, used, to);
      to += 32;
    }
  }
}

/** Adds panels [channels / 8, 1 + taps, 8] of a gradient to dFilter [tap, channel]. */
export function addChannelPanels(panels: usize, channels: i32, taps: Taps, dFilter: usize): void {
  for (let c = 0; c < channels; c += panelColumns) {
    const used = min(panelColumns, channels - c);
    panels += 32;
    for (let t = 0; t < taps.count; t++) {
      const number = load<i32>(taps.numbers + (usize(t) << 2));
      const to = dFilter + (usize(number * channels + c) << 2);
      for (let k: usize = 0; k < usize(used) << 2; k += 4) {
        store<f32>(to + k, load<f32>(to + k) + load<f32>(panels + k));
      }
      panels += 32;
    }
  }
}

/** Eight channels of which `used` are there; zeros where `from` is 0. */
function copyChannels(from: usize, used: i32, to: usize): void {
  for (let k = 0; k < panelColumns; k++) {
    const at = usize(k) << 2;
    store<f32>(to + at, from != 0 && k < used ? load<f32>(from + at) : 0);
  }
}
