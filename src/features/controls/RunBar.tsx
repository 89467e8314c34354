/** The bar at the top: what is run. */
import { Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useRun } from '../../shared/run';
import { IconButton, Segmented, SelectField } from '../../shared/ui';
import styles from './controls.module.css';
import { SeedField } from './SeedField';

export function RunBar() {
  const { document, systems, choice, commands, status } = useRun();
  const { deployments, experiments } = document;
  return (
    <div className={styles.bar}>
      <SelectField
        label="System"
        value={choice.system}
        options={systems.map(({ name, title, summary }) => ({ value: name, title, hint: summary }))}
        onChoose={commands.chooseSystem}
      />
      <DeploymentChoice
        value={choice.deployment}
        options={Object.entries(deployments).map(optionOf)}
        onChoose={commands.chooseDeployment}
      />
      <SelectField
        label="Experiment"
        value={choice.experiment}
        options={Object.entries(experiments).map(optionOf)}
        onChoose={commands.chooseExperiment}
      />
      <SeedField />
      <span className={styles.history}>
        <IconButton label="Undo what was done to the run" shortcut="Control+Z" disabled={!status.canUndo} onClick={commands.undo}>
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton label="Do it again" shortcut="Control+Shift+Z" disabled={!status.canRedo} onClick={commands.redo}>
          <Redo2 aria-hidden />
        </IconButton>
        <IconButton label="Start again, without anything done by hand" shortcut="Shift+R" onClick={commands.restart}>
          <RotateCcw aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly title: string;
  readonly hint?: string | undefined;
}

/** The choice that everything is about: in sight where there is room. */
function DeploymentChoice(props: {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (name: string) => void;
}) {
  return (
    <>
      <Segmented {...props} label="Deployment" className={styles.wide} />
      <SelectField {...props} label="Deployment" className={styles.narrow} />
    </>
  );
}

function optionOf([value, { title, explains }]: [string, { title?: string | undefined; explains?: string | undefined }]): Option {
  return { value, title: title ?? value, hint: explains };
}
