// Something shown once: to copy, or to read out. It is gone when it is closed.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/words.tsx';
import words from './words.json';

export function Secret({ text, told, onClose }: { text: string; told: string; onClose: () => void }) {
  const t = useWords(words);
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="hint admin-secret" role="status">
      <p>{told}</p>
      <p>
        <code>{text}</code>
      </p>
      <div className="bar">
        <Button weight="small" onPress={copy}>
          {copied ? t('copied') : t('copy')}
        </Button>
        <Button weight="small" onPress={onClose}>
          {t('secret_close')}
        </Button>
      </div>
    </div>
  );
}
