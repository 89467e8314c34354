// The only script of the sandboxed frame. It is told once, by the page that made it, what to run; it starts the worker,
// hands it the one port to the page, and says no more than whether the worker's script broke.
addEventListener('message', function begin(event) {
  if (event.source !== parent) return;
  removeEventListener('message', begin);
  const [port, control] = event.ports;
  const url = URL.createObjectURL(new Blob([event.data], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // What the error says could be the guest's words, so it goes no further than the console.
  worker.onerror = () => control.postMessage('failed');
  worker.postMessage(null, [port]);
});
