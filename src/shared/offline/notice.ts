/** A line of news over any page, with one thing to do about it. It takes no focus, and goes when it is told to. */
import './notice.css';

/** One at a time: the newest takes the place of the one before. */
export function showNotice(words: string, action: string, act: () => void): void {
  document.querySelector('.notice')?.remove();
  const notice = document.createElement('aside');
  notice.className = 'notice';
  const text = document.createElement('p');
  text.role = 'status';
  notice.append(
    text,
    button(action, act),
    button('Later', () => notice.remove()),
  );
  document.body.append(notice);
  // Readers of the screen tell what changes in a place that they know.
  setTimeout(() => (text.textContent = words));
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}
