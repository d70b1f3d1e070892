const light = `
  --paper: #fdfcf9; --raised: #f5f3ec; --ink: #20262b; --muted: #5f6870; --faint: #a3a9ad;
  --grid: #e9e6de; --axis: #bdbab1; --rule: #e2dfd6;
  --search: #24704f; --baseline: #b07d3a; --target: #b3403a; --winner: #c8472f;
  --kernel-1: #d9d5ea; --kernel-3: #b9d9c6; --kernel-5: #f0cf9e; --plain: #dfe3e4; --pool: #c8d8ec;
  --edge-1: #7a6cb0; --edge-3: #24704f; --edge-5: #b07d3a; --box-ink: #1f2a26;
  --kept: #24704f; --undone: #96601c;`;

const dark = `
  --paper: #15191c; --raised: #1e2428; --ink: #e4e6e3; --muted: #a0a8ad; --faint: #6d767c;
  --grid: #262d31; --axis: #4a5359; --rule: #2d3439;
  --search: #6cc39a; --baseline: #d6a765; --target: #ef8a80; --winner: #ff8b6b;
  --kernel-1: #433d63; --kernel-3: #275640; --kernel-5: #694a1d; --plain: #333b40; --pool: #2c4562;
  --edge-1: #a99be0; --edge-3: #6cc39a; --edge-5: #d6a765; --box-ink: #eef1ee;
  --kept: #6cc39a; --undone: #d6a765;`;

/** Type, colour and print rules of the report; every colour is a variable with two values. */
export const styleSheet = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 1128px; margin: 0 auto; padding: 56px 32px 96px; }
h1, h2 { font-family: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, Georgia, serif; font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 40px; margin: 0 0 12px; letter-spacing: -0.01em; }
h2 { font-size: 27px; margin: 0 0 16px; }
h3 { font-size: 16px; font-weight: 650; margin: 36px 0 8px; }
p { margin: 0 0 12px; max-width: 76ch; }
a { color: inherit; text-decoration-color: var(--faint); text-underline-offset: 3px; overflow-wrap: anywhere; }
section { margin-top: 64px; padding-top: 32px; border-top: 1px solid var(--rule); }
.kicker { margin: 0 0 8px; font-size: 13px; letter-spacing: 0.08em; color: var(--search); font-weight: 600; }
.lead { font-size: 19px; line-height: 1.5; color: var(--muted); max-width: 68ch; }
.figures { list-style: none; margin: 36px 0 0; padding: 0; display: grid; gap: 20px 28px; grid-template-columns: repeat(auto-fit, minmax(175px, 1fr)); }
.figures li { border-top: 2px solid var(--search); padding-top: 10px; display: flex; flex-direction: column; min-width: 0; }
.figures .name { font-size: 14px; color: var(--muted); }
.figures .value { font-size: 27px; line-height: 1.35; font-variant-numeric: tabular-nums; white-space: nowrap; letter-spacing: -0.01em; }
.figures .unit { font-size: 17px; color: var(--muted); }
.figures .note { font-size: 13.5px; line-height: 1.4; color: var(--muted); overflow-wrap: anywhere; }
dl { margin: 0; display: grid; gap: 10px; }
dl > div { display: grid; grid-template-columns: 132px minmax(0, 1fr); gap: 20px; }
dt { color: var(--muted); }
dd { margin: 0; max-width: 84ch; overflow-wrap: anywhere; }
.sources { margin-top: 20px; font-size: 13.5px; color: var(--muted); max-width: none; }
.sources span { display: block; }
.code, code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.88em; }
pre { margin: 0 0 20px; padding: 16px 20px; background: var(--raised); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 36px 0 0; }
figure h3 { margin: 0 0 4px; }
figcaption, .note { font-size: 14px; line-height: 1.5; color: var(--muted); }
figcaption { max-width: 84ch; }
p.note { margin-top: 10px; max-width: 84ch; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 0 0 8px; padding: 0; font-size: 13.5px; color: var(--muted); font-variant-numeric: tabular-nums; }
.legend li { display: flex; align-items: center; gap: 7px; }
.legend svg { flex: none; stroke: currentColor; }
.legend .filled { fill: currentColor; stroke: none; }
.scroll { overflow-x: auto; overflow-y: hidden; }
.chart, .drawing { display: block; width: 100%; min-width: 720px; height: auto; font-variant-numeric: tabular-nums; }
.drawing { min-width: 860px; margin: 8px 0; }
.drawing text { text-anchor: middle; fill: var(--ink); font-size: 13px; }
.drawing .strong { font-weight: 600; font-size: 14px; }
.drawing .small { font-size: 12.5px; }
.drawing .quiet { fill: var(--muted); }
.drawing .boxed { fill: var(--box-ink); }
.wire, .arc, .bracket { fill: none; stroke: var(--faint); stroke-width: 1.4; }
.arc { stroke: var(--muted); stroke-width: 1.2; }
.bracket { stroke: var(--axis); stroke-width: 1; }
.end, .stage { fill: var(--raised); stroke: var(--axis); }
.node { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
.edge { fill: none; stroke: currentColor; }
.absent { stroke-dasharray: 2 5; opacity: 0.8; }
.tag { fill: var(--paper); stroke: currentColor; stroke-width: 1.2; }
table { width: 100%; border-collapse: collapse; font-size: 14.5px; line-height: 1.45; font-variant-numeric: tabular-nums; }
th { font-weight: 500; font-size: 13px; line-height: 1.3; color: var(--muted); vertical-align: bottom; }
th, td { padding: 9px 10px; text-align: left; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
td { vertical-align: top; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
td b { font-weight: 600; }
td small.code { font-size: 11.5px; word-break: break-all; max-width: 40ch; }
td small { display: block; font-size: 12.5px; line-height: 1.4; color: var(--muted); overflow-wrap: anywhere; min-width: 150px; max-width: 46ch; }
tr.winner td { font-weight: 600; }
tr.winner td:first-child { box-shadow: inset 3px 0 var(--winner); padding-left: 10px; }
tr.undone td.number { color: var(--faint); }
.verdict { white-space: nowrap; font-weight: 600; font-size: 13.5px; }
.kept { color: var(--kept); }
.verdict.undone { color: var(--undone); }
details { margin-top: 20px; }
summary { cursor: pointer; color: var(--muted); font-size: 14.5px; }
.genotype { list-style: none; margin: 12px 0 0; padding: 0; columns: 4 190px; column-gap: 32px; font-size: 14px; }
.genotype li { display: flex; justify-content: space-between; gap: 12px; padding: 3px 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
.genotype span { color: var(--muted); }
.caveats { margin: 0 0 12px; padding-left: 20px; max-width: 76ch; }
@media (max-width: 640px) {
  main { padding: 32px 18px 64px; }
  h1 { font-size: 30px; }
  dl > div { grid-template-columns: 1fr; gap: 0; }
}
@media print {
  :root { color-scheme: light; ${light} --paper: #fff; }
  @page { margin: 16mm 14mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 28px; padding-top: 20px; }
  h2, h3, .legend { break-after: avoid; }
  figure, tr, dl > div, pre { break-inside: avoid; }
  .scroll { overflow: visible; }
  .chart, .drawing { min-width: 0; }
  table, td small, .verdict { font-size: 7.5pt; }
  td small { min-width: 104px; }
  th { font-size: 7pt; }
  th, td { padding: 4px; }
  details:not([open]) { display: none; }
}
`;
