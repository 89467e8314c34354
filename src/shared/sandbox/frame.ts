/**
 * The sandbox itself: a frame of an opaque origin with a policy of its own, and in it a worker made from a blob. It has no
 * network, no storage and no way to make code from text, whatever runs in it.
 */

/**
 * Opens the frame, starts `script` in its worker and gives the one port to the worker. `onFailed` is called when the script
 * breaks. When `signal` aborts the frame is removed, and with it the worker, even one that never listens again.
 */
export async function openSandbox(
  document: Document,
  frameText: string,
  script: string,
  onFailed: () => void,
  signal: AbortSignal,
): Promise<MessagePort> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.hidden = true;
  frame.title = 'Simulation';
  frame.srcdoc = frameText;
  const toWorker = new MessageChannel();
  const toFrame = new MessageChannel();
  signal.addEventListener('abort', () => {
    frame.remove();
    toWorker.port1.close();
    toFrame.port1.close();
  });
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  toFrame.port1.onmessage = onFailed;
  // An opaque origin has no name to address it by. The window is that of the frame just made, with our own text in it.
  frame.contentWindow?.postMessage(script, '*', [toWorker.port2, toFrame.port2]);
  return toWorker.port1;
}
