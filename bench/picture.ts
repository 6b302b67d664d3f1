import type { Results } from './results.ts';
import { summarizeExactness, summarizeSpeed } from './summary.ts';

/** One line of a chart. */
interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

interface Chart {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What a whole bar stands for. */
  readonly most: number;
}

const [width, nameWidth, barWidth, rowHeight] = [760, 206, 430, 26];

/** Two charts under each other, readable on light and on dark pages. */
export function drawPicture(results: Results): string {
  const drawn = charts(results);
  let top = 0;
  const parts = drawn.map((chart) => {
    const part = drawChart(chart, top);
    top += 48 + chart.bars.length * rowHeight;
    return part;
  });
  const height = top + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Benchmarks of Wireproof and its peers">
<style>
text { font: 14px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.page { fill: #ffffff; }
.room { fill: #eaeef2; }
.bar { fill: #8c959f; }
.own { fill: #0a6b50; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .page { fill: #0d1117; }
  .room { fill: #21262d; }
  .bar { fill: #7d8590; }
  .own { fill: #3fb68b; }
}
</style>
<rect class="page" width="${width}" height="${height}" rx="8"/>
${parts.join('\n')}
</svg>
`;
}

function charts({ exactness, speed }: Results): Chart[] {
  const exact = exactness ? summarizeExactness(exactness.figures) : [];
  const speeds = speed ? summarizeSpeed(speed.figures) : [];
  return [
    {
      title: 'Requests that arrive exactly as the case says',
      most: 1,
      bars: exact.map(({ name, exact: count, programs }) => ({
        name,
        value: count / programs,
        label: `${Math.round((100 * count) / programs)} %`,
      })),
    },
    chartOf(
      'Program text per CPU second, MB',
      speeds.map(({ name, bytesPerSecond }) => ({ name, value: bytesPerSecond / 1e6 })),
    ),
    chartOf(
      'Programs per CPU second, thousands (ours are whole programs)',
      speeds.map(({ name, programsPerSecond }) => ({ name, value: programsPerSecond / 1e3 })),
    ),
  ].filter(({ bars }) => bars.length > 0);
}

function chartOf(title: string, values: readonly Omit<Bar, 'label'>[]): Chart {
  return {
    title,
    most: Math.max(...values.map(({ value }) => value)),
    bars: values.map((bar) => ({ ...bar, label: bar.value.toFixed(1) })),
  };
}

function drawChart({ title, bars, most }: Chart, top: number): string {
  const rows = bars.map(({ name, value, label }, index) => {
    const y = top + 42 + index * rowHeight;
    const length = Math.max(2, Math.round((barWidth * value) / most));
    const kind = name === 'wireproof' ? 'own' : 'bar';
    return `<text x="${nameWidth}" y="${y + 14}" text-anchor="end">${name}</text>
<rect class="room" x="${nameWidth + 12}" y="${y}" width="${barWidth}" height="18" rx="3"/>
<rect class="${kind}" x="${nameWidth + 12}" y="${y}" width="${length}" height="18" rx="3"/>
<text x="${nameWidth + barWidth + 22}" y="${y + 14}">${label}</text>`;
  });
  return `<text class="title" x="24" y="${top + 28}">${title}</text>\n${rows.join('\n')}`;
}
