/** Notices when a press is answered: an element that was not there, or said something else, has been drawn. */

declare global {
  interface Window {
    answers: {
      pressedMs: number;
      /** When the answer was drawn; 0 = it has not been. */
      answeredMs: number;
      /** The next press is answered when there is an element of `selector` that does not say what one says now. */
      expect(this: void, selector: string): void;
    };
  }
}

/** Runs in the page before anything else. */
export function noticeAnswers(): void {
  window.answers = {
    pressedMs: 0,
    answeredMs: 0,
    expect(selector) {
      const saidBefore = document.querySelector(selector)?.textContent;
      Object.assign(window.answers, { pressedMs: 0, answeredMs: 0 });
      // The event's own time: it may have waited before the page heard of it.
      const press = ({ timeStamp }: Event): number => (window.answers.pressedMs = timeStamp);
      document.addEventListener('pointerdown', press, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (window.answers.pressedMs === 0) return;
        const found = document.querySelector(selector);
        if (found === null || found.textContent === saidBefore) return;
        observer.disconnect();
        // Once the frame with it is drawn.
        requestAnimationFrame(() => setTimeout(() => (window.answers.answeredMs = performance.now())));
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    },
  };
}
