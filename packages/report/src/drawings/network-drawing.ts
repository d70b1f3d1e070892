import type { Network } from '@espalier/network';
import type { Html } from '../html.ts';
import { cellsOf } from './cells.ts';
import { renderCellDrawing } from './cell-drawing.ts';
import { renderChainDrawing } from './chain-drawing.ts';

/** A picture with its legend and the sentence that explains it. */
export interface Drawing {
  readonly picture: Html;
  readonly legend: Html;
  readonly caption: Html;
}

/**
 * A network as a picture: its cell as a graph where blocks are named `cells.<n>.edges.<e>`,
 * otherwise its blocks as a chain of boxes from the image to the classes.
 */
export function drawNetworkPicture(network: Network): Drawing {
  return cellsOf(network) === null ? renderChainDrawing(network) : renderCellDrawing(network);
}
