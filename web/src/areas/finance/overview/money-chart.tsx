import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../language/language-provider';
import type { ChartData } from './draw-chart';
import { overviewTexts } from './overview-texts';

/** The chart: its place is kept free, its code loaded when it comes into sight, and it is taken down with the page. */
export const MoneyChart = ({ data, label }: { readonly data: ChartData; readonly label: string }) => {
  const t = useTexts(overviewTexts);
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (place.current === null || seen) return undefined;
    const watch = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true); }, { rootMargin: '100px' });
    watch.observe(place.current);
    return () => { watch.disconnect(); };
  }, [seen]);
  useEffect(() => {
    const element = place.current;
    if (!seen || element === null) return undefined;
    let gone = false;
    let takeDown = (): void => { gone = true; };
    void import('./draw-chart').then(({ drawChart }) => {
      if (gone) return;
      const chart = drawChart(element, data);
      const sizes = new ResizeObserver(chart.resize);
      sizes.observe(element);
      setDrawn(true);
      takeDown = () => { sizes.disconnect(); chart.dispose(); };
    });
    return () => { takeDown(); };
  }, [seen, data]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={place} className="chart" role="img" aria-label={`${label} ${t('chartSummary', { n: data.categories.length })}`} />
      <p className="status-line" role="status">{drawn ? '' : t('chartWait')}</p>
    </figure>
  );
};
