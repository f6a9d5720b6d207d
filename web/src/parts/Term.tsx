// A word of the glossary in a running text: underlined, and pressed it says what it means here.
//
//   <Term code="critical-moment">{t('critical_moment')}</Term>
//
// The code is the English term in small letters with hyphens (glossary/terms.csv). Where the organisation has removed the
// term, the word stays a word.
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { Link } from 'wouter';

import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { useTerm } from './terms.ts';
import words from './words.json';

export function Term({ code, children }: { code: string; children?: ReactNode }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const term = useTerm(code);
  if (!term) return children ?? null;
  const word = textIn(term.values.term, language);
  return (
    <DialogTrigger>
      <Button className="term">{children ?? word}</Button>
      <Popover className="popover term-popover">
        <Dialog>
          <Heading slot="title" level={3}>
            {word}
          </Heading>
          <p>{textIn(term.values.definition, language)}</p>
          <p className="note">
            <Link href={`/glossary#${code}`}>{t('in_the_glossary')}</Link>
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
