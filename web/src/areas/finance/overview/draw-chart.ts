import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { fen } from '../../../../../shared/domain/money';
import { wanText } from '../form/yuan-text';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartData = { readonly categories: readonly string[]; readonly series: readonly { readonly name: string; readonly amountsFen: readonly number[] }[] };

// Dark enough on white to stand by themselves (3:1); patterns tell them apart without colour.
const colours = ['#0a4f9e', '#1b6b3a', '#b05a00', '#6b3fa0', '#a1261f'];

const wan = (value: unknown): string => (typeof value === 'number' && Number.isSafeInteger(value) ? wanText(fen(value)) : '');

/** Draws stacked bars of whole fen, labelled in 万元. @returns what follows the size of the place, and what takes the chart down. */
export const drawChart = (place: HTMLElement, { categories, series }: ChartData): { readonly resize: () => void; readonly dispose: () => void } => {
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false, color: colours, aria: { enabled: true, decal: { show: true }, label: { enabled: false } },
    grid: { left: 16, right: 24, top: 56, bottom: 16, containLabel: true },
    legend: { top: 12, left: 16, itemGap: 20, textStyle: { color: '#1b2733', fontSize: 14 } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: wan },
    xAxis: { type: 'category', data: [...categories], axisLabel: { color: '#1b2733', interval: 0, width: 200, overflow: 'break', fontSize: 13, lineHeight: 18 }, axisLine: { lineStyle: { color: '#74828f' } } },
    yAxis: { type: 'value', axisLabel: { color: '#1b2733', formatter: wan }, splitLine: { lineStyle: { color: '#c9d2db' } } },
    series: series.map(({ name, amountsFen }) => ({ name, type: 'bar', stack: 'money', barMaxWidth: 72, data: [...amountsFen] })),
  });
  return { resize: () => { chart.resize(); }, dispose: () => { chart.dispose(); } };
};
