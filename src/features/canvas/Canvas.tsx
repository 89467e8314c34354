/** The canvas: a system as a picture, and what happens in it. */
import { ReactFlow, ReactFlowProvider, useStore, ViewportPortal } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { lazy, Suspense, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import { isDrawing, pointedAt } from '../../shared/drawing';
import { usePointOfView, useRun, useSelection, useValue } from '../../shared/run';
import { BoxesContext } from './boxes/view';
import { callerOf } from './caller';
import styles from './canvas.module.css';
import { useCondition } from './condition';
import { edgesOf, EDGE_TYPES, NODE_TYPES, nodesOf } from './elements';
import { areEqual, levelOf, nameSizes, type NameSizes } from './level';
import { Couplings } from './marks/Couplings';
import { FaultMarks } from './marks/FaultMarks';
import { GapBars } from './marks/GapBars';
import { Ghosts } from './marks/Ghosts';
import { TearMarks } from './marks/TearMarks';
import { Overlay } from './overlay/Overlay';
import { useFit } from './use-fit';
import { useKeys } from './use-keys';
import { useScene } from './use-scene';
import { useSettling } from './use-settling';
import { useSize } from './use-size';
import { isOutOfSight, MAX_ZOOM, MIN_ZOOM, openedModule, roomOf, type Size } from './viewport';
import { ZoomControls } from './ZoomControls';

const Minimap = lazy(async () => ({ default: (await import('./Minimap')).Minimap }));
const PointedAt = lazy(async () => ({ default: (await import('./marks/PointedAt')).PointedAt }));
const Drawing = lazy(async () => ({ default: (await import('./drawing')).Drawing }));

/** Fills its parent, which gives it its size. */
export function Canvas() {
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  return (
    <div ref={root} className={styles.root}>
      {size.width > 0 && size.height > 0 && (
        <ReactFlowProvider>
          <Picture root={root} size={size} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

function Picture({ root, size }: { readonly root: RefObject<HTMLDivElement | null>; readonly size: Size }) {
  const { plan, document, choice } = useRun();
  const room = roomOf(size);
  const { scene, learn } = useScene(room);
  const nodes = useMemo(() => nodesOf(scene), [scene]);
  const edges = useMemo(() => edgesOf(scene), [scene]);
  const [selected, select] = useSelection();
  const isCaller = usePointOfView() === 'caller';
  const draws = useValue(isDrawing);
  const pointed = useValue(pointedAt);
  const condition = useCondition();
  const level = useStore(({ transform }) => levelOf(transform[2]));
  const names = useStore(({ transform }) => nameSizes(transform[2]), areEqual);
  const opened = useStore(({ transform: [x, y, zoom] }) =>
    levelOf(zoom) === 'operations' ? openedModule(scene, { x, y, zoom }, size, selected) : -1,
  );
  const isCut = useStore(({ transform: [x, y, zoom] }) => isOutOfSight(scene.bounds, { x, y, zoom }, size));
  const settling = useSettling(plan);
  const caller = isCaller ? callerOf(scene, plan, selected) : '';
  const { fit, zoom, moved } = useFit(
    scene.bounds,
    size,
    plan,
    draws && document.deployments[choice.deployment]?.layout !== undefined,
  );
  const { stop, onKeyDown, onFocus } = useKeys(root, scene, level, select, zoom, fit);
  const boxes = useMemo(
    () => ({ condition, selected, select, stop, opened, caller }),
    [condition, selected, select, stop, opened, caller],
  );

  return (
    <BoxesContext value={boxes}>
      <ReactFlow
        className={styles.flow ?? ''}
        style={variables(names)}
        data-level={level}
        data-view={isCaller ? 'caller' : 'world'}
        data-settling={settling || undefined}
        data-drawing={draws || undefined}
        aria-label={`${document.title} as a picture`}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        attributionPosition="bottom-left"
        // A press on a box begins a move that goes nowhere: only one that goes somewhere counts.
        onMove={(event) => event !== null && moved()}
        onNodeClick={(_, node) => {
          const box = scene.boxes.find(({ id }) => id === node.id);
          if (box !== undefined) select({ kind: box.kind, index: box.index });
        }}
        onEdgeClick={(_, edge) => {
          const wire = scene.wires.find(({ name }) => name === edge.id);
          if (wire !== undefined) select({ kind: 'link', index: wire.link });
        }}
        onPaneClick={() => select(undefined)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <ViewportPortal>
          <Couplings scene={scene} />
          <GapBars scene={scene} />
          <Ghosts scene={scene} />
        </ViewportPortal>
        <Overlay scene={scene} learn={learn} />
        <ViewportPortal>
          <TearMarks scene={scene} />
          <FaultMarks scene={scene} />
          {pointed.length > 0 && (
            <Suspense>
              <PointedAt scene={scene} ids={pointed} />
            </Suspense>
          )}
        </ViewportPortal>
        {draws && (
          <Suspense>
            <Drawing root={root} scene={scene} size={size} isArranged={room === 'wide'} moved={moved} />
          </Suspense>
        )}
        {isCut && room === 'wide' && (
          <Suspense>
            <Minimap scene={scene} size={size} moved={moved} />
          </Suspense>
        )}
        <ZoomControls zoom={zoom} fit={fit} />
      </ReactFlow>
    </BoxesContext>
  );
}

function variables({ box, tile, slot }: NameSizes): CSSProperties {
  // Custom properties, which React's types do not list.
  return {
    '--name-size': `${box}px`,
    '--tile-size': `${tile}px`,
    '--slot-size': `${slot}px`,
  } as CSSProperties;
}
