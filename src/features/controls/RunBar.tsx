/** The bar at the top: what is run. */
import { RotateCcw, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useRun } from '../../shared/run';
import { IconButton, Segmented, SelectField } from '../../shared/ui';
import styles from './controls.module.css';
import { History } from './History';
import { SeedField } from './SeedField';

/** No system is called so. */
const OWN = '';

export function RunBar() {
  const { document, source, systems, choice, commands } = useRun();
  const { deployments, experiments } = document;
  const [isMore, setMore] = useState(false);
  return (
    <div className={styles.bar} data-more={isMore || undefined}>
      <SelectField
        label="System"
        value={source.kind === 'own' ? OWN : choice.system}
        options={[
          ...(source.kind === 'own' ? [{ value: OWN, title: document.title, hint: document.summary }] : []),
          ...systems.map(({ name, title, summary }) => ({ value: name, title, hint: summary })),
        ]}
        onChoose={commands.chooseSystem}
        className={styles.system}
      />
      <DeploymentChoice
        value={choice.deployment}
        options={Object.entries(deployments).map(optionOf)}
        onChoose={commands.chooseDeployment}
      />
      <div className={styles.more}>
        <SelectField
          label="Experiment"
          value={choice.experiment}
          options={Object.entries(experiments).map(optionOf)}
          onChoose={commands.chooseExperiment}
        />
        <SeedField />
        <IconButton
          label="Start again, without anything done by hand"
          shortcut="Shift+R"
          onClick={commands.restart}
        >
          <RotateCcw aria-hidden />
        </IconButton>
      </div>
      <div className={styles.history}>
        <History />
        <IconButton
          label="Experiment and seed"
          aria-expanded={isMore}
          className={styles.opener}
          onClick={() => setMore(!isMore)}
        >
          <SlidersHorizontal aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly title: string;
  readonly hint?: string | undefined;
}

/** Letters of all deployments' names that a row has room for. */
const ROOM = 26;

/** The choice that everything is about: in sight where there is room. */
function DeploymentChoice(props: {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (name: string) => void;
}) {
  const letters = props.options.reduce((sum, { title }) => sum + title.length, 0);
  if (letters > ROOM) return <SelectField {...props} label="Deployment" className={styles.system} />;
  return (
    <>
      <Segmented {...props} label="Deployment" className={styles.wide} />
      <SelectField {...props} label="Deployment" className={styles.narrow} />
    </>
  );
}

function optionOf([value, { title, explains }]: [
  string,
  { title?: string | undefined; explains?: string | undefined },
]): Option {
  return { value, title: title ?? value, hint: explains };
}
