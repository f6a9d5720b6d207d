// What the views read: a version of the map, its drawing, and the results when there are some.
import { useSyncExternalStore } from 'react';
import { useSearchParams } from 'wouter';

import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { textIn, useSpeech } from '../words/words.tsx';
import type { CycleResults, DrawnPicture, MapText, ShownMap, VersionList } from './types.ts';

/** The version in the address: "draft", "published" or a number; empty = the one in force, else the draft. */
export function useVersionInAddress(): [string, (version: string) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = (version: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (version === '') next.delete('version');
      else next.set('version', version);
      return next;
    });
  return [search.get('version') ?? '', choose];
}

export function useVersions(id: string) {
  return useRead<VersionList>('/api/cycles/{id}/versions', { path: { id } });
}

/** The version that is asked for, known to exist: what the address says, else the one in force, else the draft. */
export function useVersion(id: string): { version: string | undefined; choose: (version: string) => void; error: Error | null } {
  const [asked, choose] = useVersionInAddress();
  const versions = useVersions(id);
  const inForce = versions.data?.versions.some((version) => version.values.state === 'published');
  const version = asked !== '' ? asked : versions.data && (inForce ? 'published' : 'draft');
  return { version, choose, error: versions.error };
}

export function useMap(id: string, version: string | undefined) {
  return useRead<ShownMap>(
    '/api/cycles/{id}',
    { path: { id }, query: { version, format: 'json' } },
    { enabled: version !== undefined },
  );
}

export interface Measured {
  /** Nothing while nobody answered about this version. */
  results: CycleResults | null;
  /** The server's sentence about the cycle, measured or not. */
  words: { answer: string; basis: string } | null;
  waiting: boolean;
}

/** What is known of this version. A refusal is shown by the results page, not here: the map can be seen all the same. */
export function useMeasured(id: string, version: string | undefined): Measured {
  const read = useRead<CycleResults>(
    '/api/cycles/{id}/results',
    { path: { id }, query: { version } },
    { enabled: version !== undefined, retry: (count, trouble) => !(trouble instanceof Refused) && count < 1 },
  );
  const results = read.data && read.data.report.respondents > 0 ? read.data : null;
  return { results, words: read.data?.words ?? null, waiting: version === undefined || read.isPending };
}

export type PictureKind = 'circle' | 'blueprint' | 'curve';

export interface PictureWish {
  as: PictureKind;
  measured: boolean;
  /** The circle without names, for a narrow screen. */
  names?: 'shown' | 'hidden';
}

/** The drawing of a version, its moments leading to their sheets; with the evidence in it when there is some. */
export function usePicture(id: string, version: string | undefined, wish: PictureWish) {
  const bare = wish.names === 'hidden' ? { names: 'hidden' } : {};
  const drawn = useRead<DrawnPicture>(
    '/api/cycles/{id}/draw',
    { path: { id }, query: { version, as: wish.as, links: 'yes', sheets: 'one', ...bare } },
    { enabled: version !== undefined && !wish.measured && wish.as !== 'curve' },
  );
  const measured = useRead<DrawnPicture>(
    '/api/cycles/{id}/results/picture',
    { path: { id }, query: { version, as: wish.as, links: 'yes', ...bare } },
    { enabled: version !== undefined && wish.measured },
  );
  return wish.measured ? measured : drawn;
}

export function useMapText(): (text: MapText | undefined) => string {
  const { language } = useSpeech();
  return (text) => (typeof text === 'string' ? text : textIn(text, language));
}

const narrow = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 760px)');

/** One column: names stand in the list below the drawing. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow?.addEventListener('change', changed);
      return () => narrow?.removeEventListener('change', changed);
    },
    () => narrow?.matches ?? false,
  );
}
