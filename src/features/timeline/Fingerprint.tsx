/** The run's fingerprint where it stands: whoever has the same one has seen the same run, to the last event. */
import { useEffect, useState } from 'react';
import { useFrame, useRun } from '../../shared/run';
import styles from './timeline.module.css';

/** Digits that are shown; all of them are told to whoever asks. */
const SHOWN = 6;

export function Fingerprint() {
  const { frames, hash, status } = useRun();
  const isStill = status.phase === 'paused' || status.phase === 'ended';
  const events = useFrame((frame) => frame.events);
  const [known, setKnown] = useState<{ at: string; hash: string | undefined }>();
  const at = `${frames.epoch} ${events}`;
  useEffect(() => {
    if (!isStill) return undefined;
    let isWanted = true;
    void hash().then((found) => isWanted && setKnown({ at, hash: found }));
    return () => {
      isWanted = false;
    };
  }, [isStill, at, hash]);
  if (!isStill || known?.hash === undefined || known.at !== at) return null;
  return (
    <abbr
      className={styles.fingerprint}
      title={`Fingerprint of all that has happened up to here: ${known.hash}. Equal runs have equal ones.`}
      data-hash={known.hash}
      data-events={events}
    >
      run {known.hash.slice(0, SHOWN)}
    </abbr>
  );
}
