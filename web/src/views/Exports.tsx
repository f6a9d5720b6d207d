// The drawing as a file, one click each.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { Trouble } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { fileName, savePicture, type FileKind } from './exports.ts';
import type { PictureKind } from './reading.ts';
import words from './words.json';

interface Props {
  id: string;
  version: string;
  as: PictureKind;
  measured: boolean;
  /** Name of the cycle, for the file. */
  name: string;
}

interface Offer {
  key: string;
  kind: FileKind;
  paper?: 'a4' | 'a3';
}

const offers: readonly Offer[] = [
  { key: 'SVG', kind: 'svg' },
  { key: 'PNG', kind: 'png' },
  { key: 'PDF A4', kind: 'pdf', paper: 'a4' },
  { key: 'PDF A3', kind: 'pdf', paper: 'a3' },
];

export function Exports({ id, version, as, measured, name }: Props) {
  const t = useWords(words);
  const [error, setError] = useState<Error | null>(null);
  const run = (offer: Offer) => {
    setError(null);
    savePicture({ id, version, as, measured, kind: offer.kind, paper: offer.paper, name: fileName(name, t(`as_${as}`)) }).catch(setError);
  };
  return (
    <>
      <div className="bar noprint" role="group" aria-label={t('export')}>
        <span className="note">{t('export')}</span>
        {offers.map((offer) => (
          <Button key={offer.key} weight="small" onPress={() => run(offer)}>
            {offer.key}
          </Button>
        ))}
      </div>
      {error && <Trouble error={error} />}
    </>
  );
}
