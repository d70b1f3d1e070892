/** A circle as ECharts draws it: a unit path, scaled and moved, perhaps with a title inside. */
const circle =
  /<path d="M1 0A1 1 0 1 1 1 -0\.1A1 1 0 0 1 1 0" transform="matrix\(([\d.]+),0,0,[\d.]+,([\d.]+),([\d.]+)\)"([^>]*)>(<title>[^<]*<\/title>)?<\/path>/g;

/**
 * The SVG with every circular path as a `circle`, less than half as long.
 *
 * The white that ECharts fills hollow circles with becomes nothing, which is right on dark paper.
 */
export function compactCircles(svg: string): string {
  return svg.replace(circle, (_match, ...groups: (string | undefined)[]) => {
    const [radius = '', x = '', y = '', rest = '', title = ''] = groups;
    const style = rest
      .replace(/fill="#fff" fill-opacity="[\d.]+"/, 'fill="none"')
      .replace(/stroke-width="[\d.]+"/, 'stroke-width="1.3"')
      .replace(/fill-opacity/, 'opacity');
    return `<circle cx="${x}" cy="${y}" r="${radius}"${style}>${title}</circle>`;
  });
}
