/** Kubernetes in small: readiness probes by a kubelet, EndpointSlices, and cluster DNS for a headless service. */
import { NS_PER_S } from '../../model/units';
import type { ParameterValues } from '../../model/plan';
import type { ComponentDefinition } from '../definition';
import { readParameters } from '../read-parameters';
import { REGISTRY_METRICS } from './metrics';
import { MAX_NS, probeCount, probeDuration, REGISTRY_PARAMETERS } from './parameters';
import type { RegistrySettings } from './settings';

const PARAMETERS = {
  probePeriod: probeDuration(
    10 * NS_PER_S,
    'How often each instance is asked whether it is ready.',
    'Kubernetes core/v1 defaults.go, periodSeconds = 10',
  ),
  probeTimeout: probeDuration(
    NS_PER_S,
    'An instance that has not answered a probe by then has failed it.',
    'Kubernetes core/v1 defaults.go, timeoutSeconds = 1',
  ),
  failureThreshold: probeCount(
    3,
    1,
    'Probes in a row that must fail before an instance is not ready.',
    'Kubernetes core/v1 defaults.go, failureThreshold = 3',
  ),
  successThreshold: probeCount(
    1,
    1,
    'Probes in a row that must succeed before it is ready again.',
    'Kubernetes core/v1 defaults.go, successThreshold = 1',
  ),
  propagation: {
    kind: 'duration',
    defaultNs: NS_PER_S,
    minNs: 0,
    maxNs: MAX_NS,
    zeroMeans: 'it is known at once',
    explains:
      'From the verdict on an instance to the DNS answers that follow it: kubelet to API server to EndpointSlice to CoreDNS.',
    source:
      'our choice: under a second in small clusters, ten and more in large ones; CoreDNS measures it as dns_programming_duration_seconds',
  },
  ttl: {
    kind: 'duration',
    defaultNs: 30 * NS_PER_S,
    minNs: 0,
    maxNs: MAX_NS,
    zeroMeans: 'callers ask for each call',
    explains: 'How long a caller keeps what the DNS said.',
    source: 'CoreDNS as kubeadm configures it, `ttl 30`',
  },
  ...REGISTRY_PARAMETERS,
} as const;

export const KUBERNETES: ComponentDefinition = {
  kind: 'kubernetes',
  title: 'Kubernetes',
  role: 'registry',
  explains:
    'Knows which instances are ready, and tells by DNS. A container that exits is noticed at once, one that hangs only by its probes; and whoever asked keeps the answer for its time to live.',
  leavesOut:
    'The kubelet on each node: probes come from here, over the wire, and stop with it. Cluster IPs and kube-proxy: the service is headless, its callers see the instances. Nodes that die as a whole. CoreDNS has a cache, and kubeadm turns it off for the cluster’s own names. A pod that is replaced has a new address; here it keeps the old one. The clients outside share one belief, that of the balancer through which they come.',
  parameters: PARAMETERS,
  ports: { takes: ['lookup'], sends: ['probe'] },
  metrics: REGISTRY_METRICS,
};

export function kubernetesSettings(given: ParameterValues): RegistrySettings {
  const { probePeriod, ...read } = readParameters(PARAMETERS, given);
  return {
    ...read,
    probeEvery: probePeriod,
    seesProcesses: true,
    isWatched: false,
    maxWait: 0,
    forgetAfter: 0,
  };
}
