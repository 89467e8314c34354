/** The list of what can be added, by name: Enter puts it beside what is picked. */
import { useMemo } from 'react';
import { isDrawing, openList } from '../../shared/drawing';
import { among, useLimits, useRun } from '../../shared/run';
import { useToolkit } from '../../shared/toolkit';
import { addBeside } from './adding';
import { Finder, type Found } from './Finder';
import { partKinds, SHAPE_WORDS } from './kinds';
import { PartPicture } from './PartPicture';

export function PartList() {
  const run = useRun();
  const toolkit = useToolkit();
  const components = useLimits()?.components;
  const items = useMemo(
    () =>
      among(toolkit === undefined ? [] : partKinds(toolkit.CATALOGUE), components).map((kind): Found => ({
        id: kind.kind,
        title: kind.title,
        detail: kind.explains,
        group: SHAPE_WORDS[kind.shape],
        picture: <PartPicture shape={kind.shape} />,
        take: () => {
          isDrawing.set(true);
          void addBeside(run, kind);
        },
      })),
    [toolkit, components, run],
  );
  return (
    <Finder
      title="Add a part"
      hint="What to add: type its name"
      items={items}
      onClose={() => openList.set(undefined)}
    />
  );
}
