/** The tabs at the bottom: closed until one is wanted, as high as the reader draws them. */
import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useIsBlind, useSelection } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import type { Panel } from './features';
import { NARROW } from './narrow';
import { Splitter } from './Splitter';
import { TabList } from './TabList';

const USUAL_PX = 280;
/** Of the page's height, for panels that are written in. */
const TALL = 0.5;

interface PanelsProps {
  readonly panels: readonly Panel[];
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function Panels({ panels, open, onOpen }: PanelsProps) {
  const [heightPx, setHeight] = useState(USUAL_PX);
  const prefix = useId();
  const isBlind = useIsBlind();
  const [, select] = useSelection();
  // Where there is room for one of both, the inspector would lie over what somebody has just opened.
  useEffect(() => {
    if (open !== undefined && matchMedia(NARROW).matches) select(undefined);
  }, [open, select]);
  const shown = panels.find(({ id }) => id === open);
  const isTall = shown?.isTall === true;
  const shownPx = isTall ? Math.max(heightPx, Math.round(innerHeight * TALL)) : heightPx;
  if (panels.length === 0) return null;
  return (
    <section
      className={styles.panels}
      aria-label="Panels"
      style={shown === undefined ? undefined : { height: shownPx }}
      data-closed={shown === undefined || undefined}
    >
      {shown !== undefined && <Splitter heightPx={shownPx} onResize={setHeight} />}
      <div className={styles.tabs}>
        <TabList tabs={panels} open={open} onOpen={onOpen} prefix={prefix} />
        {shown !== undefined && (
          <IconButton label="Close the panels" shortcut="P" onClick={() => onOpen(undefined)}>
            <ChevronDown aria-hidden />
          </IconButton>
        )}
      </div>
      {shown !== undefined && (
        <div
          key={shown.id}
          className={styles.panel}
          role="tabpanel"
          id={`${prefix}-panel`}
          aria-labelledby={`${prefix}-${shown.id}`}
          tabIndex={0}
        >
          <Boundary>{isBlind && shown.isTruth === true ? <Hidden /> : <shown.Component />}</Boundary>
        </div>
      )}
    </section>
  );
}

function Hidden() {
  return (
    <p className={styles.hidden}>
      This is ground truth, and hidden: no instrument tells it. Your instruments fill Traces and Metrics.
    </p>
  );
}
