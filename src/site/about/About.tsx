/** What Faultline is, what it does not model, where its facts come from, and under which licence it comes. */

export interface AboutProps {
  readonly engineVersion: string;
  readonly systems: readonly {
    readonly title: string;
    readonly summary: string;
    readonly sources: readonly string[];
  }[];
}

export function About({ engineVersion, systems }: AboutProps) {
  return (
    <article className="text">
      <h1>About Faultline</h1>
      <p className="lead">
        A playground for learning software architecture: draw a boundary, and watch what it costs.
      </p>
      <p>
        A system’s business code is written once, in modules. A deployment says which modules run in one
        process, how many instances there are and what joins them. Run the same shop as a monolith and as
        microservices, break a wire in the middle of an order, and see which guarantees are gone. Neither way
        of building is better everywhere. What each one costs can be seen here before it is paid.
      </p>

      <h2>What a run is</h2>
      <p>
        Everything happens in a simulator in your browser. A run follows from the system, its deployment, what
        is asked of it, what breaks, and a seed: equal runs are equal to the last event, so whatever happened
        can be looked at again. That is checked in Chromium and in Node. Other browsers run it too, and their
        runs have not been compared. This is version {engineVersion} of the engine.
      </p>

      <h2>What it does not model</h2>
      <ul>
        <li>
          <b>Absolute speed.</b> Times are of the right order, and many are our choice, each with its reason.
          Read what changes when you draw a boundary, not how many milliseconds your own system will take.
        </li>
        <li>
          <b>Machines and networks in detail.</b> There are CPUs, memory, slots and wires with a latency and a
          loss. There are no packets, no bandwidth, no disks that fill up, no noisy neighbours.
        </li>
        <li>
          <b>Security.</b> Identity is modelled as far as others depend on it. Attackers are not.
        </li>
        <li>
          <b>People.</b> Who is called at night, who knows the code, and what a team can carry decides more
          than any figure here.
        </li>
        <li>
          <b>All that a product does.</b> What each part leaves out stands beside it in{' '}
          <a href="./reference.html">the reference</a>.
        </li>
      </ul>

      <h2>What keeps it right</h2>
      <p>
        The simulator is held against what nobody here wrote. Queues wait as long as queueing theory says.
        Defaults are those that PostgreSQL, Redis, RabbitMQ, Kafka, Kubernetes, Consul, Tomcat and
        resilience4j document, each named where it stands. Traces and metrics have OpenTelemetry’s names. The
        reference says which tests hold each part.
      </p>
      <p>The systems that ship, and what they are taken from:</p>
      <dl className="systems">
        {systems.map(({ title, summary, sources }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {summary}
              {sources.map((source) => (
                <span key={source} className="source">
                  <Linked text={named(source)} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>

      <h2>What stays with you</h2>
      <p>
        Faultline is a folder of files. There is no server behind it, nothing is counted and nothing is sent.
        What you make is kept by this browser, and a link holds its run in the address itself. After one visit
        all of it works without a network. Whether a locked-down machine can run it,{' '}
        <a href="./preflight.html">the preflight page</a> tells within five seconds.
      </p>
      <p>
        Links and files may bring code that a stranger wrote. It asks before it runs, and then runs where it
        reaches no network, no storage and nothing of this page.
      </p>

      <h2>Licence</h2>
      <p>
        Faultline is free software under the <a href="./LICENSE.txt">MIT licence</a>. The{' '}
        <a href="./licences.txt">licences of what it is built with</a> come along.
      </p>
    </article>
  );
}

/** A source without the files that were read in it, which the document itself lists. */
function named(source: string): string {
  return source.startsWith('https://') ? (source.split(': ')[0] ?? source) : source;
}

/** A text with its addresses as links. */
function Linked({ text }: { readonly text: string }) {
  const parts = text.split(/(https:\/\/[^\s,;()]+)/);
  return parts.map((part, i) =>
    part.startsWith('https://') ? (
      <a key={i} href={part} rel="noreferrer">
        {part.slice('https://'.length)}
      </a>
    ) : (
      part
    ),
  );
}
