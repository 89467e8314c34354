/** Where React Flow believes that wires begin and end. They bring their own path, so one unseen place in the middle will do. */
import { Handle, Position } from '@xyflow/react';
import styles from '../canvas.module.css';

export function Ports() {
  const className = styles.port ?? '';
  return (
    <>
      <Handle type="source" position={Position.Right} className={className} isConnectable={false} />
      <Handle type="target" position={Position.Left} className={className} isConnectable={false} />
    </>
  );
}
