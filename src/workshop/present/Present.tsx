export function Present() {
  return <p>…</p>;
}
