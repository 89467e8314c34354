/** Where the selected module could run instead, and what the selected service could become part of. */
import { useState } from 'react';
import { mergeInto, ownService, toService } from '../../document/boundary';
import { useRun, type Selection } from '../../shared/run';
import { Button, SelectField } from '../../shared/ui';
import styles from './inspector.module.css';

export function Moves({ selected }: { readonly selected: Selection }) {
  const run = useRun();
  const { plan, document, choice } = run;
  const services = Object.entries(document.deployments[choice.deployment]?.services ?? {});
  if (selected?.kind !== 'module' && selected?.kind !== 'service') return null;
  const name = plan[`${selected.kind}s`][selected.index]?.name ?? '';
  const isModule = selected.kind === 'module';
  const home = services.find(([service, { modules }]) =>
    isModule ? modules.includes(name) : service === name,
  );
  // What is outside the system is nobody's to move.
  if (home === undefined) return null;
  const others = services.flatMap(([service]) => (service === home[0] ? [] : [service]));
  const canLeave = isModule && home[1].modules.length > 1;
  if (!canLeave && others.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Its boundary">
      <h3>Its boundary</h3>
      {isModule && <p className={styles.muted}>It runs in {home[0]}.</p>}
      <div className={styles.moves}>
        {canLeave && <Button onClick={() => void ownService(run, [name])}>Move to its own service</Button>}
        {others.length > 0 && (
          <Elsewhere
            verb={isModule ? 'Move to' : 'Merge into'}
            services={others}
            onGo={(service) =>
              void (isModule ? toService(run, [name], service) : mergeInto(run, name, service))
            }
          />
        )}
      </div>
    </section>
  );
}

interface ElsewhereProps {
  readonly verb: string;
  readonly services: readonly string[];
  readonly onGo: (service: string) => void;
}

function Elsewhere({ verb, services, onGo }: ElsewhereProps) {
  const [chosen, choose] = useState('');
  const service = services.includes(chosen) ? chosen : (services[0] ?? '');
  return (
    <div className={styles.move}>
      <Button onClick={() => onGo(service)} aria-label={`${verb} ${service}`}>
        {verb}
      </Button>
      <SelectField
        label={`${verb} which service`}
        options={services.map((value) => ({ value, title: value }))}
        value={service}
        onChoose={choose}
      />
    </div>
  );
}
