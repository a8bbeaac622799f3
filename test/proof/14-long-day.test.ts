import { proof } from './14-long-day.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
