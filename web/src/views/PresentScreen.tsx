// The cycle for a room full of people: one picture at a time, large, moved by the arrow keys.
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';

import { Button, LinkButton } from '../parts/Button.tsx';
import { Drawing } from '../parts/Drawing.tsx';
import { useKeys } from '../parts/keys/index.ts';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { AttentionList } from './Attention.tsx';
import { useMap, useMapText, useMeasured, usePicture, useVersion } from './reading.ts';
import words from './words.json';
import './views.css';

interface Slide {
  key: string;
  title: string;
  body: ReactNode;
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => undefined); // the browser may forbid it; the page stands anyway
}

function Picture({ svg, label }: { svg: string | undefined; label: string }) {
  return svg === undefined ? <Waiting /> : <Drawing svg={svg} label={label} className="views-slide-picture" />;
}

function useSlides(id: string): { slides: Slide[]; name: string; error: Error | null } {
  const t = useWords(words);
  const text = useMapText();
  const { version, error } = useVersion(id);
  const shown = useMap(id, version);
  const { results, waiting } = useMeasured(id, version);
  const ready = waiting ? undefined : version;
  const circle = usePicture(id, ready, { as: 'circle', measured: results !== null });
  const curve = usePicture(id, results ? version : undefined, { as: 'curve', measured: true });
  const blueprint = usePicture(id, version, { as: 'blueprint', measured: false });
  const map = shown.data?.map;
  const name = text(map?.cycle.name);
  const slides = useMemo(() => {
    if (!map || waiting) return [];
    const all: Slide[] = [{ key: 'circle', title: t('as_circle'), body: <Picture svg={circle.data?.svg} label={t('circle_of', { name })} /> }];
    if (results) all.push({ key: 'curve', title: t('as_curve'), body: <Picture svg={curve.data?.svg} label={t('curve_of', { name })} /> });
    if (map.moments.length > 0) {
      all.push({ key: 'blueprint', title: t('as_blueprint'), body: <Picture svg={blueprint.data?.svg} label={t('blueprint_of', { name })} /> });
    }
    if (results?.report.ranking) {
      all.push({ key: 'first', title: t('attend_first'), body: <AttentionList id={id} map={map} results={results} links={false} /> });
    }
    const sentence = results?.words.answer;
    return all.map((slide, at) =>
      at === 0 && sentence !== undefined ? { ...slide, body: <><p className="answer">{sentence}</p>{slide.body}</> } : slide,
    );
  }, [map, waiting, results, circle.data, curve.data, blueprint.data, name, id, t]);
  return { slides, name, error: error ?? shown.error ?? circle.error };
}

export default function PresentScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const [, navigate] = useLocation();
  const { slides, name, error } = useSlides(id);
  const [at, setAt] = useState(0);
  const last = slides.length - 1;
  const go = (step: number) => setAt((now) => Math.min(last, Math.max(0, now + step)));
  const back = `/cycles/${id}`;
  useKeys([
    { keys: ['ArrowRight', 'Space', 'PageDown'], does: t('next'), run: () => go(1) },
    { keys: ['ArrowLeft', 'PageUp'], does: t('previous'), run: () => go(-1) },
    { keys: 'Home', does: t('first_slide'), run: () => setAt(0) },
    { keys: 'End', does: t('last_slide'), run: () => setAt(last) },
    { keys: 'f', does: t('full_screen'), run: toggleFullScreen },
    { keys: 'Escape', does: t('leave'), run: () => navigate(back) },
  ]);
  useEffect(
    () => () => {
      if (document.fullscreenElement) void document.exitFullscreen();
    },
    [],
  );
  const slide = slides[at];
  return (
    <main id="main" tabIndex={-1} className="views-present">
      <header>
        <h1>{name}</h1>
        <p className="note" role="status">
          {slide && t('slide', { at: at + 1, of: slides.length, title: slide.title })}
        </p>
      </header>
      {error && <Trouble error={error} />}
      {!error && !slide && <Waiting />}
      {slide && (
        <section key={slide.key} aria-label={slide.title}>
          <h2>{slide.title}</h2>
          {slide.body}
        </section>
      )}
      <footer className="bar noprint">
        <Button onPress={() => go(-1)} aria-label={t('previous')}>
          ←
        </Button>
        <Button onPress={() => go(1)} aria-label={t('next')}>
          →
        </Button>
        <Button onPress={toggleFullScreen}>{t('full_screen')}</Button>
        <LinkButton href={back}>{t('leave')}</LinkButton>
        <span className="micro">{t('present_keys')}</span>
      </footer>
    </main>
  );
}
