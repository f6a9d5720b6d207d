// A drawing of the server with the data of the same filters.
import { useRead } from '../api/queries.ts';
import { Drawing, WideDrawing } from '../parts/Drawing.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { queryOf, filtersIn } from './filters.ts';
import { useReport } from './report.ts';

export type PictureCode = 'circle' | 'blueprint' | 'curve' | 'matrix' | 'pareto' | 'run';

export function Picture({ as, label, more = {} }: { as: PictureCode; label: string; more?: Record<string, string | undefined> }) {
  const { cycle, search } = useReport();
  const query = { ...queryOf(filtersIn(new URLSearchParams(search))), ...more, as, links: 'yes' };
  const picture = useRead<{ svg: string; sheets?: string[] }>('/api/cycles/{id}/results/picture', { path: { id: cycle }, query });
  if (picture.isPending) return <Waiting />;
  if (picture.error) return <Trouble error={picture.error} again={() => void picture.refetch()} />;
  return (
    <figure className="results-picture">
      {(picture.data.sheets ?? [picture.data.svg]).map((svg, at) =>
        // on a telephone the circle leaves its names to the list; charts keep theirs
        as === 'circle' ? <Drawing key={at} svg={svg} label={label} /> : <WideDrawing key={at} svg={svg} label={label} />,
      )}
    </figure>
  );
}
