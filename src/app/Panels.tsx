/** The tabs at the bottom: closed until one is wanted, as high as the reader draws them. */
import { ChevronDown } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import type { Panel } from './features';

const USUAL_PX = 280;
const LOWEST_PX = 120;
const STEP_PX = 24;

interface PanelsProps {
  readonly panels: readonly Panel[];
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function Panels({ panels, open, onOpen }: PanelsProps) {
  const [heightPx, setHeight] = useState(USUAL_PX);
  if (panels.length === 0) return null;
  const isOpen = open !== undefined;
  return (
    <Tabs.Root
      className={styles.panels}
      style={isOpen ? { height: heightPx } : undefined}
      data-closed={!isOpen || undefined}
      value={open ?? ''}
      onValueChange={onOpen}
      activationMode="manual"
    >
      {isOpen && <Splitter heightPx={heightPx} onResize={setHeight} />}
      <div className={styles.tabs}>
        <Tabs.List className={styles.list} aria-label="Panels">
          {panels.map(({ id, title }) => (
            // Pressed again, the open one closes.
            <Tabs.Trigger
              key={id}
              value={id}
              className={styles.tab}
              // Tabs are chosen when the pointer goes down, so that is when to look whether it was open.
              onMouseDown={(event) => {
                if (id !== open || event.button !== 0) return;
                event.preventDefault();
                onOpen(undefined);
              }}
            >
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {isOpen && (
          <IconButton label="Close the panels" shortcut="P" onClick={() => onOpen(undefined)}>
            <ChevronDown aria-hidden />
          </IconButton>
        )}
      </div>
      {panels.map(({ id, Component }) => (
        <Tabs.Content key={id} value={id} className={styles.panel}>
          <Boundary>
            <Component />
          </Boundary>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** The upper edge of the panels, which can be drawn; arrows do the same. */
function Splitter({
  heightPx,
  onResize,
}: {
  readonly heightPx: number;
  readonly onResize: (heightPx: number) => void;
}) {
  const highest = Math.max(LOWEST_PX, Math.round(innerHeight * 0.7));
  const resize = (px: number): void => onResize(Math.min(highest, Math.max(LOWEST_PX, px)));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(innerHeight - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    resize(heightPx + (event.key === 'ArrowUp' ? STEP_PX : -STEP_PX));
  };
  return (
    <div
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the panels"
      aria-valuenow={heightPx}
      aria-valuemin={LOWEST_PX}
      aria-valuemax={highest}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
