/** In the bar: turns drawing on and off. */
import { PencilRuler } from 'lucide-react';
import { isDrawing } from '../../shared/drawing';
import { useValue } from '../../shared/run';
import { Button } from '../../shared/ui';
import { setDrawing } from './draw-commands';
import styles from './palette.module.css';

export function DrawButton() {
  const isOn = useValue(isDrawing);
  return (
    <Button
      className={styles.drawButton}
      aria-pressed={isOn}
      aria-label="Draw"
      aria-keyshortcuts="E"
      title="Draw: add parts, move and connect them (E)"
      onClick={() => setDrawing(!isOn)}
    >
      <PencilRuler aria-hidden />
      <span>Draw</span>
    </Button>
  );
}
