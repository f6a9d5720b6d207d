// The first two steps of the improvement loop, as the server's check sees them (R0-32, R0-33).
import { useWords } from '../words/words.tsx';
import { useChecked, useMap } from './context.tsx';
import words from './words.json';

const lacksDecision = ['criticality_undecided'];
const lacksRequirement = ['moment_without_requirement', 'critical_without_standard'];

interface TileProps {
  step: number;
  codes: readonly string[];
  word: 'tile_decided' | 'tile_required';
  go: (moment: string) => void;
}

function Tile({ step, codes, word, go }: TileProps) {
  const t = useWords(words);
  const map = useMap();
  const checked = useChecked();
  const lacking = new Set(checked?.findings.filter((finding) => codes.includes(finding.code)).map((finding) => finding.subject));
  const first = map.moments.find((moment) => lacking.has(moment.id));
  const all = map.moments.length;
  const done = map.moments.filter((moment) => !lacking.has(moment.id)).length;
  return (
    <li>
      <span className="micro">{t('tile_step', { n: step })}</span>
      <b>{checked ? t(word, { done, all }) : '…'}</b>
      <span className="note">{t(`${word}_what`)}</span>
      {first && (
        <button type="button" className="linklike" onClick={() => go(first.id)}>
          {t('tile_go')}
        </button>
      )}
    </li>
  );
}

export function Tiles({ go }: { go: (moment: string) => void }) {
  return (
    <ul className="ed-tiles">
      <Tile step={1} codes={lacksDecision} word="tile_decided" go={go} />
      <Tile step={2} codes={lacksRequirement} word="tile_required" go={go} />
    </ul>
  );
}
