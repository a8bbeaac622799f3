import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords, type Proof, proofContext } from './proof.ts';

/** The seed of the short forms: a failure in them is a failure of the change, not of the draw. */
const seed = 1;

/** The short form and its controls as tests. Their counts are in the report. */
export function testProof({ number, name, short, controls }: Proof): void {
  test(`proof ${number}: ${name}`, async (context) => {
    const finding = await short(proofContext(seed, (line) => context.diagnostic(line)));
    context.diagnostic(inWords(finding));
    assert.deepEqual(finding.faults, []);
  });
  for (const [without, control] of Object.entries(controls)) {
    test(`proof ${number} fails ${without}`, async (context) => {
      const finding = await control(proofContext(seed, (line) => context.diagnostic(line)));
      context.diagnostic(`${inWords(finding)}; ${finding.faults[0] ?? 'no fault'}`);
      assert.notEqual(finding.faults.length, 0, 'nothing was noticed');
    });
  }
}
