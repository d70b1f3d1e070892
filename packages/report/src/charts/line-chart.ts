import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { escapeHtml } from '../html.ts';

use([LineChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** One line, or points without a line. */
export interface LineSeries {
  readonly name: string;
  /** [x, y], ascending in x for a line. */
  readonly points: readonly (readonly [number, number])[];
  readonly dashed?: boolean;
  /** Draws points alone. */
  readonly scatter?: boolean;
}

/** A picture of several series over common axes. */
export interface LineChartData {
  readonly title: string;
  /** Name with unit. */
  readonly x: string;
  readonly y: string;
  readonly series: readonly LineSeries[];
  /** True for a logarithmic x. */
  readonly logarithmic?: boolean;
  /** Least y that is shown. */
  readonly leastY?: number;
}

/**
 * Colours that colour-blind readers tell apart; further series repeat them with dashes and dots.
 *
 * @see Wong 2011, "Points of view: Color blindness", https://doi.org/10.1038/nmeth.1618
 */
const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

const styles = ['solid', 'dashed', 'dotted'];

const text = { fontFamily: 'system-ui, sans-serif', fontSize: 12.5, color: '#3c4349' };

/** A line chart as an SVG file that needs no page around it. Deterministic. Time O(points). */
export function drawLineChart(data: LineChartData): string {
  const [width, height] = [960, 520];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      color: palette,
      title: { text: data.title, left: 16, top: 10, textStyle: { ...text, fontSize: 15 } },
      legend: {
        data: data.series.map(signOf),
        right: 16,
        top: 48,
        bottom: 16,
        orient: 'vertical',
        textStyle: text,
      },
      grid: { left: 72, right: 250, top: 60, bottom: 56 },
      xAxis: axis(data.x, {
        type: data.logarithmic === true ? 'log' : 'value',
        nameLocation: 'middle',
        nameGap: 32,
      }),
      yAxis: axis(data.y, {
        scale: true,
        ...(data.leastY !== undefined && { min: data.leastY }),
        nameLocation: 'end',
        nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -56] },
      }),
      series: data.series.map(drawn),
    });
    return described(chart.renderToSVGString(), data.title);
  } finally {
    chart.dispose();
  }
}

/** A line's sign has no dot, points have nothing else. */
function signOf({ name, scatter }: LineSeries): object {
  return { name, itemStyle: { opacity: scatter === true ? 1 : 0 } };
}

function axis(name: string, rest: object): object {
  return {
    type: 'value',
    name,
    nameTextStyle: text,
    axisLabel: { ...text, hideOverlap: true },
    splitLine: { lineStyle: { color: '#e9e6de' } },
    ...rest,
  };
}

function drawn({ name, points, dashed, scatter }: LineSeries, index: number): object {
  const style = dashed === true ? 1 : Math.floor(index / palette.length);
  return {
    name,
    type: scatter === true ? 'scatter' : 'line',
    symbol: scatter === true ? 'circle' : 'none',
    symbolSize: 5,
    lineStyle: { width: 2, type: styles[style % styles.length] },
    data: points,
  };
}

function described(svg: string, description: string): string {
  const labelled = svg
    .replace('<svg ', '<svg role="img" ')
    // Rules for the pointer, under names that differ from drawing to drawing.
    .replace(/<style[^>]*>[\s\S]*?<\/style>/, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/zr\d+-c(\d+)/g, 'clip-$1');
  return labelled.replace('>', `><title>${escapeHtml(description)}</title>`);
}
