/** Narrow no-break space: groups digits and parts a number from its unit without a line break. */
const THIN = '\u202f';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Milliseconds with two decimals and no unit. */
export function formatMs(ms: number): string {
  return ms.toFixed(2);
}

/** A fraction 0 to 1 as per cent with one decimal and no sign. */
export function formatPercent(fraction: number): string {
  return (fraction * 100).toFixed(1);
}

/** Bytes in B, kB (1000) or MB, with one decimal from kB on. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${THIN}B`;
  // 999 950 B would round to 1000.0 kB.
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)}${THIN}kB`;
  return `${(bytes / 1e6).toFixed(1)}${THIN}MB`;
}

/** A whole number with its digits in groups of three. */
export function formatCount(value: number | bigint | string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** A decimal number of any length: in full below a billion, else as a power of ten. */
export function formatSize(digits: string): string {
  if (digits.length < 10) return formatCount(digits);
  const [factor = '', exponent = ''] = Number(digits).toExponential(2).split('e+');
  const raised = Array.from(exponent, (digit) => superscripts[Number(digit)]).join('');
  return `${factor} × 10${raised}`;
}

/** A duration: seconds below a minute, then minutes and seconds, then hours and minutes. */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)}${THIN}s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}${THIN}min ${whole % 60}${THIN}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}${THIN}h ${minutes % 60}${THIN}min`;
}

/** A reward with four decimals. */
export function formatReward(reward: number): string {
  return reward.toFixed(4);
}

/** A latency with its standard deviation and no unit; the deviation is left out where it is 0. */
export function formatLatency(latency: { readonly meanMs: number; readonly sdMs: number }): string {
  if (latency.sdMs === 0) return formatMs(latency.meanMs);
  return `${formatMs(latency.meanMs)} ± ${formatMs(latency.sdMs)}`;
}

/** The value, or a dash where there is none. */
export function orDash<T>(value: T | null, format: (value: T) => string): string {
  return value === null ? '–' : format(value);
}
