// Who covers moments for us: a name and the moments. Names of the organisation's providers are proposed.
import { useId, useState } from 'react';

import { CheckField } from '../../parts/Field.tsx';
import { textIn, useSpeech, useWords } from '../../words/words.tsx';
import { useCell, useMap, usePut } from '../context.tsx';
import type { Json } from '../model/map.ts';
import words from '../words.json';
import { useNames } from './Lists.tsx';

interface Written {
  readonly [key: string]: Json;
}

function coveredBy(provider: Written): readonly string[] {
  return (provider['covers'] ?? []) as readonly string[];
}

export function Providers() {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const id = useId();
  const providers = useCell<Written[]>('cycle/providers') ?? [];
  const put = usePut();
  const known = useNames('provider');
  const [name, setName] = useState('');
  const write = (next: readonly Written[]) => put('cycle/providers', next);
  const add = () => {
    if (name.trim() === '') return;
    write([...providers, { [language]: name.trim() }]);
    setName('');
  };
  const cover = (at: number, moment: string, on: boolean) => {
    const provider = providers[at]!;
    const covers = map.moments.map((one) => one.id).filter((one) => (one === moment ? on : coveredBy(provider).includes(one)));
    const { covers: _, ...rest } = provider;
    write(providers.map((one, i) => (i === at ? (covers.length > 0 ? { ...rest, covers } : rest) : one)));
  };
  return (
    <div className="ed-items">
      <ul>
        {providers.map((provider, at) => (
          <li key={at}>
            <fieldset>
              <legend>{textIn(provider as Record<string, string>, language)}</legend>
              {map.moments.map((moment, number) => (
                <CheckField key={moment.id} label={`${number + 1} ${textIn(moment.name, language)}`} value={coveredBy(provider).includes(moment.id)} onChange={(on) => cover(at, moment.id, on)} />
              ))}
            </fieldset>
            <button type="button" className="linklike" aria-label={t('remove_one', { what: textIn(provider as Record<string, string>, language) })} onClick={() => write(providers.filter((_, i) => i !== at))}>
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
      <div className="ed-add">
        <input aria-label={t('add_provider')} placeholder={t('add_provider')} list={id} value={name} onChange={(event) => setName(event.target.value)} />
        <datalist id={id}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button type="button" className="btn small" aria-label={t('add_provider')} onClick={add}>
          {t('add')}
        </button>
      </div>
    </div>
  );
}
