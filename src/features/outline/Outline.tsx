/** The tree as a person walks it: arrows go up and down, open and close; Enter selects. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useFrame, useIsBlind, useRun, useSelection } from '../../shared/run';
import { codeOf, usedLinks } from '../../shared/scene';
import { conditionWords } from './condition-words';
import styles from './outline.module.css';
import { pathTo, rowsOf, treeOf, type Entry, type Row } from './tree';

/** How often a condition may change, 1/s: slow enough to be read. */
const HZ = 1;

export function Outline() {
  const { plan, document } = useRun();
  const tree = useMemo(() => {
    const code = codeOf(plan, (module) => document.modules[module]?.handlers);
    return treeOf(plan, usedLinks(plan, code), document);
  }, [plan, document]);
  const [selected, select] = useSelection();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const [current, setCurrent] = useState('clients');
  const list = useRef<HTMLUListElement>(null);
  const rows = rowsOf(tree, open);
  const reached = rows.some(({ entry }) => entry.id === current) ? current : 'clients';

  const selectedKey =
    selected === undefined || selected.kind === 'request' ? '' : `${selected.kind} ${selected.index}`;
  const isSelected = ({ selects }: Entry): boolean =>
    selects.kind !== 'request' && `${selects.kind} ${selects.index}` === selectedKey;
  // What is selected elsewhere is opened here, once, so that it is found.
  const [revealed, setRevealed] = useState('');
  if (revealed !== selectedKey) {
    setRevealed(selectedKey);
    setOpen((before) => new Set([...before, ...(pathTo(tree, isSelected) ?? [])]));
  }

  const go = (row: Row | undefined): void => {
    if (row === undefined) return;
    setCurrent(row.entry.id);
    list.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(row.entry.id)}"]`)?.focus();
  };
  const toggle = (id: string, isOpen: boolean): void => {
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen) after.add(id);
      else after.delete(id);
      return after;
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = rows.findIndex(({ entry }) => entry.id === reached);
    const row = rows[at];
    if (row === undefined) return;
    const { entry, parent } = row;
    const isOpen = open.has(entry.id);
    if (event.key === 'ArrowDown') go(rows[at + 1]);
    else if (event.key === 'ArrowUp') go(rows[at - 1]);
    else if (event.key === 'Home') go(rows[0]);
    else if (event.key === 'End') go(rows[rows.length - 1]);
    else if (event.key === 'ArrowRight') {
      if (entry.children.length > 0 && !isOpen) toggle(entry.id, true);
      else if (isOpen) go(rows[at + 1]);
    } else if (event.key === 'ArrowLeft') {
      if (isOpen) toggle(entry.id, false);
      else go(rows.find((other) => other.entry.id === parent));
    } else if (event.key === 'Enter' || event.key === ' ') select(entry.selects);
    else if (event.key === 'Escape') select(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul
      ref={list}
      className={styles.tree}
      role="tree"
      aria-label={`${document.title}, part by part`}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <TreeItem
          key={row.entry.id}
          row={row}
          isOpen={open.has(row.entry.id)}
          isSelected={isSelected(row.entry)}
          isReached={row.entry.id === reached}
          onPress={() => {
            setCurrent(row.entry.id);
            select(row.entry.selects);
          }}
          onToggle={() => toggle(row.entry.id, !open.has(row.entry.id))}
        />
      ))}
    </ul>
  );
}

interface TreeItemProps {
  readonly row: Row;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isReached: boolean;
  readonly onPress: () => void;
  readonly onToggle: () => void;
}

function TreeItem({ row, isOpen, isSelected, isReached, onPress, onToggle }: TreeItemProps) {
  const { entry, level, position, siblings } = row;
  const { subject } = entry;
  const isBlind = useIsBlind();
  const condition =
    useFrame((frame) => (subject === undefined || isBlind ? '' : conditionWords(frame, subject)), HZ) ?? '';
  const hasChildren = entry.children.length > 0;
  return (
    <li
      role="treeitem"
      className={styles.item}
      style={{ paddingInlineStart: level * 16 }}
      data-entry={entry.id}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isSelected}
      {...(hasChildren ? { 'aria-expanded': isOpen } : {})}
      tabIndex={isReached ? 0 : -1}
      onClick={onPress}
    >
      <span
        className={styles.twist}
        data-open={isOpen || undefined}
        aria-hidden="true"
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {hasChildren ? '›' : ''}
      </span>
      <span className={styles.label}>{entry.label}</span>
      {condition !== '' && <span className={styles.condition}>{`: ${condition}`}</span>}
      {entry.says !== '' && <span className={styles.says}>{`. ${entry.says}`}</span>}
    </li>
  );
}
