import { proof } from './06-origins.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
