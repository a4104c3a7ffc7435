import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Everything this process measures, in the Prometheus format at `/metrics`. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestDuration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from a request’s head to the end of its answer.',
  labelNames: ['method', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
});

export const eventsPublished = new Counter({
  name: 'events_published_total',
  help: 'Events numbered and published by this process’s relay.',
  registers: [metrics],
});

export const reactionsRun = new Counter({
  name: 'reactions_total',
  help: 'Reactions to events, by name and outcome.',
  labelNames: ['reaction', 'outcome'],
  registers: [metrics],
});

export const liveListeners = new Gauge({
  name: 'live_listeners',
  help: 'Live streams open in this process.',
  registers: [metrics],
});

export const requestsTurnedAway = new Counter({
  name: 'http_requests_turned_away_total',
  help: 'Requests answered with UNAVAILABLE: the process busy, the database silent, the clock wrong, the body too slow.',
  labelNames: ['why'],
  registers: [metrics],
});

export const rowsForgotten = new Counter({
  name: 'rows_forgotten_total',
  help: 'Rows removed because they had been kept for long enough, by kind.',
  labelNames: ['kind'],
  registers: [metrics],
});

export const passwordsChecked = new Counter({
  name: 'passwords_checked_total',
  help: 'Passwords that were compared with a hash, right or wrong; what was refused before that is not among them.',
  registers: [metrics],
});
