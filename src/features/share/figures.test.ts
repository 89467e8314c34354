import { expect, test } from 'vitest';
import { testFrame } from '../../shared/run/testing';
import { seriesCsv, totalsCsv } from './figures';

test('a line for each window, empty where nothing was measured', () => {
  const window = { startNs: 1e9, ended: 4, errors: 2, unknown: 1, p50Ns: 2e6, p95Ns: 3.5e6, p99Ns: NaN };
  const csv = seriesCsv([{ kind: 'service', name: 'shop', series: { windowNs: 1e9, windows: [window] } }]);
  expect(csv).toBe(
    'of,name,from_s,to_s,ended,errors,unknown,p50_ms,p95_ms,p99_ms\r\nservice,shop,1,2,4,2,1,2,3.5,\r\n',
  );
});

test('says what was run, and quotes what a spreadsheet would misread', () => {
  const choice = { system: '=1+1', deployment: 'a,b', experiment: 'say "x"', seed: 3 };
  const csv = totalsCsv({ choice, engine: '1', hash: 'abc', frame: testFrame(2e9, 0, 0) });
  expect(csv).toContain("system,'=1+1\r\n");
  expect(csv).toContain('deployment,"a,b"\r\n');
  expect(csv).toContain('experiment,"say ""x"""\r\n');
  expect(csv).toContain('"simulated time, s",2\r\n');
});
