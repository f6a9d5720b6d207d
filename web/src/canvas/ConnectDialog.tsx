// "Connect to…": what dragging an arrow does, by choosing from a list.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import type { Lanes } from './useLanes.ts';
import words from './words.json';

export function ConnectDialog({ lanes, from }: { lanes: Lanes; from: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { map, layout, join, stopConnecting } = lanes;
  const [to, setTo] = useState<string | null>(null);
  const there = new Set(map?.arrows.filter((arrow) => arrow.from === from).map((arrow) => arrow.to));
  const boxes = layout.boxes.filter((box) => box.id !== from && !there.has(box.id)).toSorted((a, b) => a.column - b.column || a.y - b.y);
  const source = layout.boxes.find((box) => box.id === from);
  return (
    <Sheet title={t('connect_from', { name: textIn(source?.text, language) })} isOpen onClose={stopConnecting}>
      <ChoiceField
        label={t('connect_to')}
        choices={boxes.map((box) => ({ id: box.id, text: `${box.column + 1} ${textIn(box.text, language)}`, note: t(`lane_${box.lane}`) }))}
        value={to}
        onChange={setTo}
      />
      <div className="bar canvas-moves">
        <Button
          weight="primary"
          onPress={() => {
            if (to !== null) join(from, to);
            stopConnecting();
          }}
        >
          {t('connect')}
        </Button>
      </div>
    </Sheet>
  );
}
