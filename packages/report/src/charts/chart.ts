import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { compactCircles } from './compact-circles.ts';
import { escapeHtml, trusted, type Html } from '../html.ts';

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** What a chart is called and how large it is drawn. */
export interface ChartFrame {
  /** Unique within the page; prefixes every id inside. */
  readonly id: string;
  /** One sentence for readers who do not see the picture. */
  readonly description: string;
  /** Extent of the drawing in its own units; the page scales it. */
  readonly width: number;
  readonly height: number;
}

/** A series of points or one line; `notes` are shown when the pointer rests on a point. */
export interface ChartSeries {
  readonly notes?: readonly string[];
  readonly [option: string]: unknown;
}

/**
 * A chart as one SVG element: drawn here, without a script in the page.
 *
 * Ids are made from the frame's, so equal input gives equal markup. Every point of a series with
 * `notes` has the attribute `data-point="<series>-<point>"`. Time O(points).
 */
export function renderChart(
  frame: ChartFrame,
  option: EChartsCoreOption,
  series: readonly ChartSeries[],
): Html {
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: frame.width,
    height: frame.height,
  });
  try {
    const drawn = series.map(({ notes, ...rest }) => ({ ...rest, silent: notes === undefined }));
    chart.setOption({ animation: false, ...option, series: drawn });
    return trusted(finish(chart.renderToSVGString({ useViewBox: true }), frame, series));
  } finally {
    chart.dispose();
  }
}

function finish(svg: string, frame: ChartFrame, series: readonly ChartSeries[]): string {
  const description = `<desc id="${frame.id}-description">${escapeHtml(frame.description)}</desc>`;
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="${frame.id}-description" class="chart">`;
  const cleaned = withNotes(svg, series)
    .replace(/<style[^>]*>[\s\S]*?<\/style>/, '')
    .replace(/^<svg[^>]*>/, () => opening + description)
    .replace(/ class="zr\d+-cls-\d+"| pointer-events="visible"/g, '')
    .replace(/zr\d+-c(\d+)/g, `${frame.id}-clip-$1`)
    .replace(/ (?:d|transform)="[^"]*"/g, (attribute) => attribute.replace(/(\.\d\d)\d+/g, '$1'))
    .replace(/>\n</g, '><');
  return compactCircles(cleaned);
}

function withNotes(svg: string, series: readonly ChartSeries[]): string {
  const mark =
    / ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"([^>]*)>/g;
  return svg.replace(mark, (_match, ...groups: string[]) => {
    const [seriesIndex = '', point = '', rest = ''] = groups;
    const note = series[Number(seriesIndex)]?.notes?.[Number(point)];
    if (note === undefined) return `${rest}>`;
    const title = `<title>${escapeHtml(note)}</title>`;
    return ` data-point="${seriesIndex}-${point}"${rest}>${title}`;
  });
}
