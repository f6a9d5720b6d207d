// Every cycle with its ring, its state and its next review; found by name.
import { Link, useSearchParams } from 'wouter';

import { useRead } from '../api/queries.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { CycleRow } from './CycleRow.tsx';
import type { CycleGlance, Home } from './types.ts';
import words from './words.json';
import './home.css';

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}

export default function CyclesScreen() {
  const t = useWords(words);
  const home = useRead<Home>('/api/home');
  const [params, setParams] = useSearchParams();
  if (home.error) return <Trouble error={home.error} again={() => void home.refetch()} />;
  if (!home.data) return <Waiting />;
  const all = home.data.cycles;
  const search = params.get('q') ?? '';
  const found = all.filter((cycle) => folded(cycle.name).includes(folded(search)));
  const published = all.filter((cycle) => cycle.state === 'published').length;
  const add = (
    <LinkButton href="/library" weight="primary">
      {t('new_cycle')}
    </LinkButton>
  );
  return (
    <>
      <Answer name={t('cycles')} answer={t('cycles_answer', { count: all.length, published })} basis={t('cycles_basis')} beside={all.length > 0 && add} />
      {all.length === 0 ? (
        <Empty step={add}>{t('cycles_empty')}</Empty>
      ) : (
        <>
          <TextField label={t('search')} type="search" value={search} onChange={(text) => setParams(text === '' ? {} : { q: text }, { replace: true })} />
          <p className="vh" role="status">
            {t('cycles_found', { count: found.length })}
          </p>
          <ul className="rows home-cycles">
            {found.map((cycle) => (
              <CycleRow key={cycle.id} cycle={cycle}>
                <Review cycle={cycle} />
              </CycleRow>
            ))}
          </ul>
          {found.length === 0 && <Empty>{t('no_cycle_fits')}</Empty>}
        </>
      )}
    </>
  );
}

function Review({ cycle }: { cycle: CycleGlance }) {
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <p className="micro">
      {cycle.next_review && `${t('next_review', { day: numbers.day(cycle.next_review) })} `}
      <Link href={`/records/cycle/${cycle.id}`}>{t('cycle_record')}</Link>
    </p>
  );
}
