// The tree of units: arrow keys walk it, right and left open and close, Enter selects.
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';

import { useWords } from '../words/words.tsx';
import { usePeopleIn, type UnitNode } from './tree.ts';
import words from './words.json';

interface Props {
  tree: readonly UnitNode[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

function everyId(nodes: readonly UnitNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...everyId(node.below)]);
}

export function UnitTree({ tree, chosen, onChoose }: Props) {
  const t = useWords(words);
  const people = usePeopleIn();
  return (
    <Tree
      className="organisation-tree"
      aria-label={t('units')}
      items={tree}
      dependencies={[people]}
      defaultExpandedKeys={everyId(tree)}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys];
        if (first !== undefined) onChoose(String(first));
      }}
    >
      {(node) => <Unit node={node} people={people} />}
    </Tree>
  );
}

function Unit({ node, people }: { node: UnitNode; people: Map<string, number> | null }) {
  const t = useWords(words);
  return (
    <TreeItem id={node.id} textValue={node.name} className="organisation-unit">
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <div className="organisation-row" style={{ paddingLeft: `${(level - 1) * 1.5}rem` }}>
            {hasChildItems ? (
              <Button slot="chevron" aria-label={isExpanded ? t('close_unit') : t('open_unit')}>
                {isExpanded ? '▾' : '▸'}
              </Button>
            ) : (
              <span className="organisation-leaf" aria-hidden="true" />
            )}
            <span>{node.name}</span>
            {people && <span className="note">{t('people_count', { count: people.get(node.id) ?? 0 })}</span>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.below} dependencies={[people]}>{(below) => <Unit node={below} people={people} />}</Collection>
    </TreeItem>
  );
}
