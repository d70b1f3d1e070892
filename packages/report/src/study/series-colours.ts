const light = ['#0072b2', '#c2500a', '#00795a', '#a8528a', '#9a6a00', '#3d87b8', '#20262b'];
const dark = ['#56a9e0', '#f08a4b', '#3cc79b', '#e3a0c8', '#e6b23c', '#8cc8ee', '#e4e6e3'];

const variables = (values: readonly string[]): string =>
  values.map((value, index) => `--series-${index}: ${value};`).join(' ');

/**
 * Colours of compared studies, which colour-blind readers tell apart, for light and dark paper.
 *
 * @see Wong 2011, "Points of view: Color blindness", https://doi.org/10.1038/nmeth.1618
 */
export const seriesSheet = `
:root { ${variables(light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(dark)} } }
@media print { :root { ${variables(light)} } }
`;

/** How the line of study `index` is drawn; past the last colour they come again, dashed. */
export function seriesStyle(index: number): { readonly colour: string; readonly dashed: boolean } {
  return {
    colour: `var(--series-${index % light.length})`,
    dashed: Math.floor(index / light.length) % 2 === 1,
  };
}
