// What a part of the map is called: the last step of a cell's address, in words. What has no word shows its address.
import { useWords } from '../words/words.tsx';
import parts from './cell-words.json';

export function usePartWords(): (part: string) => string {
  const t = useWords(parts);
  /** A word that is not in the catalogue comes back as it was. */
  const say = (key: string): string | undefined => {
    const said = t(key as keyof typeof parts);
    return said === key ? undefined : said;
  };
  return (part) => {
    const [list, thing, ...rest] = part.split('/');
    if ((list === 'std' || list === 'ind') && thing !== undefined && thing !== '*') {
      return `${thing}: ${say(`${list}_${rest.join('_')}`) ?? rest.join('/')}`;
    }
    return say(part === '*' ? 'order' : `part_${part.replace(/\/\*$/, '').replace(/\//g, '_')}`) ?? part;
  };
}
