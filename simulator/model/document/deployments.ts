/** Deployments: which modules share a process, where their data lives, what joins the services and what guards each call. */
import * as z from 'zod';
import type { Catalogue, Definitions } from '../catalogue';
import { withParameters } from '../parameter-schema';
import type { Parameters } from '../parameters';
import { MAX_NAME_LENGTH } from '../names';
import { MAX_BROKERS } from '../parties';
import type { ParameterValues } from '../plan';
import { distribution, line, named, probability, prose, reference } from './basics';
import { clientTimeout } from './experiments';

/** Services of a deployment; as many stores. */
const MAX_SERVICES = 100;
const MAX_REGISTRIES = 10;

const modules = z.array(reference).max(500);

function serviceSchema(parameters: Parameters) {
  const base = {
    title: line.optional(),
    explains: prose.optional(),
    modules,
    instances: z.int().min(1).max(1_000).default(1),
  };
  return withParameters(base, parameters);
}

/** One of several kinds of registry, each with its own parameters. */
function registrySchema(kinds: Definitions) {
  const services = z.array(reference).max(MAX_SERVICES).meta({
    description: 'the services that are found through it; the others by a list that never changes',
  });
  return ofKind(kinds, (kind, parameters) =>
    withParameters(
      { kind: z.literal(kind), title: line.optional(), explains: prose.optional(), services },
      parameters,
    ),
  );
}

/** One of several kinds of store, each with its own parameters. */
function storeSchema(kinds: Definitions) {
  return ofKind(kinds, (kind, parameters) =>
    withParameters(
      { kind: z.literal(kind), title: line.optional(), explains: prose.optional(), modules },
      parameters,
    ),
  );
}

/** One of several kinds of broker, with the topics that it carries. */
function brokerSchema(kinds: Definitions) {
  const topics = z.array(reference).max(200);
  return ofKind(kinds, (kind, parameters) =>
    withParameters({ kind: z.literal(kind), title: line.optional(), topics }, parameters),
  );
}

function policySchema(kinds: Definitions) {
  const link = ofKind(kinds, (kind, parameters) => withParameters({ kind: z.literal(kind) }, parameters));
  return z.strictObject({
    from: reference.optional().meta({ description: 'the calling service; any, when left out' }),
    call: reference.meta({ description: '`*`, `module` or `module.operation`' }),
    chain: z.array(link).max(10).meta({ description: 'outermost first' }),
  });
}

/** A choice by `kind`; the definitions' own schema for each. */
function ofKind<Input, Output>(
  kinds: Definitions,
  schemaOf: (kind: string, parameters: Parameters) => z.ZodType<Output, Input>,
): z.ZodType<Output, Input> {
  const options = Object.values(kinds).map((definition) => schemaOf(definition.kind, definition.parameters));
  // Zod wants at least one option and a type that shows the literal; both hold for every schema that is built above.
  return z.discriminatedUnion('kind', options as never) as unknown as z.ZodType<Output, Input>;
}

const wire = { latency: distribution.optional(), loss: probability.optional() };

const links = z.strictObject({
  default: z.strictObject(wire).default({}).meta({ description: 'every link that is not named below' }),
  clients: z.strictObject(wire).default({}).meta({ description: 'from the clients to a service' }),
  stores: z.strictObject(wire).default({}).meta({ description: 'from a service to a store' }),
  external: z
    .strictObject(wire)
    .default({})
    .meta({ description: 'to and from the modules outside the system' }),
  between: z
    .array(z.strictObject({ from: reference, to: reference, ...wire }))
    .max(1_000)
    .default([])
    .meta({ description: 'single links, from the caller to the callee; `clients` is a party too' }),
});

/** One of the ways to keep a copy, each with its own parameters. */
function copySchema({ copying }: Catalogue) {
  const base = {
    into: reference.meta({ description: 'the database that has the copy' }),
    reads: z.enum(['original', 'copy']).default('original').meta({
      description: 'where the module reads when it is in no transaction; those are where it writes first',
    }),
  };
  const connector = reference.meta({
    description: 'the service that captures the changes: of one instance, and without modules',
  });
  return z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('dual-writes'), ...base }),
    withParameters(
      { by: z.literal('change-capture'), ...base, connector },
      copying['change-capture'].parameters,
    ),
  ] as never) as unknown as z.ZodType<CheckedCopy, WrittenCopy>; // as the two above
}

/** A copy as a person writes it. */
export type WrittenCopy = {
  into: string;
  reads?: 'original' | 'copy' | undefined;
} & ({ by: 'dual-writes' } | { by: 'change-capture'; connector: string; [parameter: string]: unknown });

type CheckedCopy = { readonly into: string; readonly reads: 'original' | 'copy' } & (
  | { readonly by: 'dual-writes' }
  | { readonly by: 'change-capture'; readonly connector: string; readonly parameters: ParameterValues }
);

const coordinate = z.number().min(-100_000).max(100_000);

const level = z.enum(['none', 'metrics', 'traces']);

/**
 * What operators are told of a run. The defaults are OpenTelemetry's: the sampler is `parentbased_always_on`, the propagator
 * `tracecontext` (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).
 */
const instruments = z.strictObject({
  level: level
    .default('traces')
    .meta({ description: 'what each service tells: nothing, its own figures, or its spans too' }),
  sampling: probability.default(1).meta({
    description: 'share of traces that are recorded, decided where a trace begins; all who follow obey',
  }),
  services: named(
    z.strictObject({
      level: level.optional(),
      propagates: z.boolean().default(true).meta({
        description: 'whether its calls carry the trace context; if not, what it calls begins new traces',
      }),
    }),
    MAX_SERVICES,
  )
    .default({})
    .meta({ description: 'services that differ' }),
});

export function deploymentSchema(catalogue: Catalogue) {
  return z.strictObject({
    title: line.optional(),
    explains: prose,
    services: named(serviceSchema(catalogue.service.parameters), MAX_SERVICES),
    stores: named(storeSchema(catalogue.stores), MAX_SERVICES).default({}),
    registries: named(registrySchema(catalogue.registries), MAX_REGISTRIES).default({}),
    brokers: named(brokerSchema(catalogue.brokers), MAX_BROKERS)
      .default({})
      .meta({ description: 'what carries topics; one that none carries goes straight to its subscribers' }),
    copies: named(copySchema(catalogue), 200)
      .default({})
      .meta({ description: 'modules whose tables are in a second database too, as while they are moved' }),
    links: links.prefault({}),
    policies: z.array(policySchema(catalogue.policies)).max(500).default([]),
    instruments: instruments.prefault({}),
    clientTimeout,
    layout: z
      .record(z.string().max(3 * MAX_NAME_LENGTH), z.tuple([coordinate, coordinate]))
      .optional()
      .meta({
        description:
          'where boxes stand in the picture, by kind and name (`service:shop`, `clients`); no run knows of it',
      }),
  });
}
