import { proof } from './11-fuzz.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
