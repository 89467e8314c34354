/** The social network of DeathStarBench, from its facts. Its document, with the handlers and rows that lie beside it. */
import { assemble, withRows } from '../assemble';
import composepost from './composepost.ts?raw';
import frontend from './frontend.ts?raw';
import hometimeline from './hometimeline.ts?raw';
import media from './media.ts?raw';
import postcache from './postcache.ts?raw';
import poststorage from './poststorage.ts?raw';
import { ROWS } from './rows';
import socialgraph from './socialgraph.ts?raw';
import document from './system.json';
import text from './text.ts?raw';
import uniqueid from './uniqueid.ts?raw';
import urlshorten from './urlshorten.ts?raw';
import user from './user.ts?raw';
import usermention from './usermention.ts?raw';
import usertimeline from './usertimeline.ts?raw';

const { microservices } = document.deployments;

/** The microservices once more, but for how a post reaches the timelines of those who follow. */
const QUEUED = {
  'timelines-through-a-queue': {
    ...microservices,
    title: 'Through a queue',
    explains:
      'The microservices as first published: a post is passed to the home timelines through RabbitMQ. Whoever writes waits for the queue alone, and readers meet the post a little later.',
    brokers: { rabbitmq: { kind: 'queue', topics: ['write-home-timeline'] } },
  },
};

export const socialNetwork = assemble(
  withRows({ ...document, deployments: { ...document.deployments, ...QUEUED } }, ROWS),
  {
    composepost,
    frontend,
    hometimeline,
    media,
    postcache,
    poststorage,
    socialgraph,
    text,
    uniqueid,
    urlshorten,
    user,
    usermention,
    usertimeline,
  },
);
