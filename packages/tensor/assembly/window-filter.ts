import { addChannelFilter, channelProduct } from './channel-product';
import { addChannelPanels, channelPanelsBytes, packChannelPanels } from './depthwise-panels';
import { addFilterProduct } from './filter-product';
import { Geometry } from './geometry';
import { clear } from './lanes';
import { FilterView, packPanels, panelsBytes } from './panels';
import { Places } from './places';
import { product } from './product';
import { markScratch, openScratch, take } from './scratch';
import { inRuns, Taps } from './taps';

/** A filter in panels, and the taps at which it is laid on windows. */
@unmanaged
export class WindowFilter {
  /** One filter a channel, [kh, kw, C], instead of [kh, kw, C, F]. */
  depthwise: bool;
  taps: Taps;
  panels: usize;
  /** Channels of what it makes. */
  columns: i32;
}

/** The filter that makes the output out of windows of the input; `bias` may be 0. */
export function outputFilter(g: Geometry, filter: usize, bias: usize, taps: Taps, depthwise: bool): WindowFilter {
  const made = openFilter(taps, g.outputChannels, depthwise);
  if (depthwise) return packDepthwise(made, filter, bias);
  const view = changetype<FilterView>(take(offsetof<FilterView>()));
  view.filter = filter;
  view.bias = bias;
  view.depth = g.inputChannels;
  view.columns = g.outputChannels;
  view.columnStep = 4;
  view.depthStep = usize(g.outputChannels) << 2;
  view.tapStep = usize(g.inputChannels) * view.depthStep;
  return packDense(made, view);
}

/** The filter that makes the gradient of the input out of windows of that of the output. */
export function inputFilter(g: Geometry, filter: usize, taps: Taps, depthwise: bool): WindowFilter {
  const made = openFilter(taps, g.inputChannels, depthwise);
  if (depthwise) return packDepthwise(made, filter, 0);
  const view = changetype<FilterView>(take(offsetof<FilterView>()));
  view.filter = filter;
  view.bias = 0;
  view.depth = g.outputChannels;
  view.columns = g.inputChannels;
  view.depthStep = 4;
  view.columnStep = usize(g.outputChannels) << 2;
  view.tapStep = usize(g.inputChannels) * view.columnStep;
  return packDense(made, view);
}

function openFilter(taps: Taps, columns: i32, depthwise: bool): WindowFilter {
  const made = changetype<WindowFilter>(take(offsetof<WindowFilter>()));
  made.depthwise = depthwise;
  made.taps = taps;
  made.columns = columns;
  return made;
}

function packDepthwise(made: WindowFilter, filter: usize, bias: usize): WindowFilter {
  made.panels = take(channelPanelsBytes(made.taps, made.columns));
  packChannelPanels(filter, bias, made.columns, made.taps, made.panels);
  return made;
}

function packDense(made: WindowFilter, view: FilterView): WindowFilter {
  inRuns(made.taps);
  made.panels = take(panelsBytes(made.taps, made.columns));
  packPanels(view, made.taps, made.panels);
  return made;
}

/** Lays the filter on the windows at `places` behind `from`, for as many columns as `to` has room for. */
export function layFilter(filter: WindowFilter, columns: i32, places: Places, from: usize, to: usize): void {
  if (filter.depthwise) channelProduct(filter.taps, filter.panels, columns, places, from, to);
  else product(filter.taps, filter.panels, columns, places, from, to);
}

/** Taps that `addFilterGradient` understands. */
export function gradientTaps(taps: Taps, depthwise: bool): Taps {
  return depthwise ? taps : inRuns(taps);
}

/** dFilter += windows of the input times the output's gradient, summed over the pixels at `places`. */
export function addFilterGradient(
  g: Geometry,
  taps: Taps,
  depthwise: bool,
  places: Places,
  x: usize,
  da: usize,
  dFilter: usize,
): void {
  const free = markScratch();
  if (depthwise) {
    const bytes = channelPanelsBytes(taps, g.inputChannels);
    const panels = take(bytes);
    clear(panels, i32(bytes >> 2));
    addChannelFilter(taps, panels, g.inputChannels, places, x, da);
    addChannelPanels(panels, g.inputChannels, taps, dFilter);
  } else addFilterProduct(taps, places, x, da, dFilter, g.outputChannels);
  openScratch(free);
}
