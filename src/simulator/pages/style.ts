/** The look of the simulator's pages: the tokens of the catalogue, and what one page of tables needs. */
export const style = `
:root { color-scheme: light dark; --page: light-dark(#faf9f6, #151413); --card: light-dark(#ffffff, #1c1a19); --sunk: light-dark(#f3f1ec, #23211f); --line: light-dark(#e3dfd7, #37332f); --edge: light-dark(#8a8377, #857e73); --ink: light-dark(#1d1b18, #efece6); --soft: light-dark(#555048, #bbb5aa); --copper: light-dark(#9a3f0a, #f2a676); --on-copper: light-dark(#ffffff, #1c1208); --good: light-dark(#0b6640, #74d6a4); --bad: light-dark(#a8241c, #ff9d94); --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: .9375rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2, h3, p, dl, dd, table, pre { margin: 0; }
h1 { font-size: 1.625rem; line-height: 1.2; letter-spacing: -.018em; }
h2 { font-size: 1.0625rem; margin-bottom: .5rem; }
h3 { font-size: .8125rem; margin: .75rem 0 .5rem; color: var(--soft); }
a { color: var(--copper); }
header, footer { padding: .75rem 1.5rem; background: var(--card); border: 0 solid var(--line); }
header { border-bottom-width: 1px; font-size: .8125rem; color: var(--soft); }
footer { border-top-width: 1px; margin-top: 3rem; color: var(--soft); font-size: .8125rem; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
section { min-width: 0; }
.lead { color: var(--soft); max-width: 68ch; margin: .5rem 0; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
pre { padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
code, pre, .mono { font-family: var(--mono); font-size: .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; }
th, td { padding: .4rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: break-word; }
td.mono { max-width: 56ch; }
td.time { white-space: nowrap; }
thead th { border-top: 0; background: var(--sunk); white-space: nowrap; }
td.number { text-align: right; }
.good { color: var(--good); font-weight: 700; }
.bad { color: var(--bad); font-weight: 700; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
label { display: grid; gap: .25rem; font-size: .8125rem; font-weight: 600; }
input, button { font: inherit; font-size: .8125rem; min-height: 2.25rem; padding: .25rem .75rem; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 4px; }
input { min-width: 0; width: 16rem; max-width: 100%; }
button { cursor: pointer; font-weight: 560; }
button.primary { background: var(--copper); border-color: var(--copper); color: var(--on-copper); }
:focus-visible { outline: 2px solid var(--copper); outline-offset: 2px; border-radius: 4px; }
.said { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.controls { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; }
@media (max-width: 40rem) { header, footer, main { padding-left: 1rem; padding-right: 1rem; } input { width: 100%; } form label { width: 100%; } }
`;
