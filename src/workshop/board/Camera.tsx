/** Reads QR codes that are held up to the camera. The pictures stay in this page; none is kept. */
import { useEffect, useRef, useState } from 'react';
import { qrIn } from '../../shared/handing';
import styles from '../workshop.module.css';

/** Between two looks. */
const EVERY_MS = 250;
/** As wide a picture as reading takes: finer ones only cost time. */
const WIDTH = 960;

export function Camera({ onFound }: { readonly onFound: (text: string) => Promise<void> }) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string>();
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isWanted = true;
    let last = '';
    const look = (): void => {
      const text = video.current === null ? undefined : codeIn(video.current);
      if (text === undefined || text === last) return;
      last = text;
      void found.current(text);
    };
    const begin = async (): Promise<void> => {
      // Pages that are not served securely have no cameras.
      if (!('mediaDevices' in navigator)) return setProblem(NOT_SECURE);
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
      } catch {
        return setProblem(REFUSED);
      }
      if (!isWanted || video.current === null) return stop(stream);
      video.current.srcObject = stream;
      timer = setInterval(look, EVERY_MS);
    };
    void begin();
    return () => {
      isWanted = false;
      clearInterval(timer);
      if (stream !== undefined) stop(stream);
    };
  }, []);
  if (problem !== undefined) return <p role="alert">{problem}</p>;
  return (
    <figure className={styles.camera}>
      <video ref={video} autoPlay muted playsInline aria-label="What the camera sees" />
      <figcaption>Hold a code up to the camera, so that it fills half of the picture.</figcaption>
    </figure>
  );
}

const NOT_SECURE = 'The camera works only when the page comes over https. Have the links pasted instead.';
const REFUSED = 'There is no camera, or it may not be used here. Have the links pasted instead.';

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const canvas = document.createElement('canvas');

function codeIn(video: HTMLVideoElement): string | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  canvas.width = Math.min(WIDTH, videoWidth);
  canvas.height = Math.round((canvas.width * videoHeight) / videoWidth);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return qrIn(context.getImageData(0, 0, canvas.width, canvas.height));
}
