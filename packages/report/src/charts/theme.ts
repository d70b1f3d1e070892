const text = { fontFamily: 'inherit', fontSize: 12.5, color: 'var(--muted)' };

/** Symbols drawn in a unit box, for what ECharts has no name for. */
export const symbols = {
  cross: 'path://M1,1L9,9M9,1L1,9',
  star: 'path://M5,0L6.18,3.38L9.76,3.45L6.9,5.62L7.94,9.05L5,7L2.06,9.05L3.1,5.62L0.24,3.45L3.82,3.38Z',
} as const;

/** Colours by meaning; the page's style sheet gives them values for light, dark and print. */
export const colours = {
  search: 'var(--search)',
  baseline: 'var(--baseline)',
  target: 'var(--target)',
  winner: 'var(--winner)',
  paper: 'var(--paper)',
  ink: 'var(--ink)',
} as const;

interface AxisOptions {
  readonly name: string;
  readonly format?: (value: number) => string;
  readonly [option: string]: unknown;
}

/** A quiet horizontal axis with its name, unit included, under its middle. */
export function horizontalAxis({ name, format, ...rest }: AxisOptions): object {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 30,
    nameTextStyle: text,
    axisLabel: { ...text, hideOverlap: true, ...(format && { formatter: format }) },
    axisLine: { show: true, lineStyle: { color: 'var(--axis)' } },
    axisTick: { show: false },
    splitLine: { show: false },
    ...rest,
  };
}

/** A quiet vertical axis with its name, unit included, above its top end. */
export function verticalAxis({ name, format, ...rest }: AxisOptions): object {
  return {
    type: 'value',
    name,
    nameLocation: 'end',
    nameGap: 14,
    nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -46] },
    scale: true,
    axisLabel: { ...text, ...(format && { formatter: format }) },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: 'var(--grid)' } },
    ...rest,
  };
}

/** Text inside a plot, readable over points. */
export function plotLabel(colour: string): object {
  return { ...text, color: colour, textBorderColor: colours.paper, textBorderWidth: 4 };
}
