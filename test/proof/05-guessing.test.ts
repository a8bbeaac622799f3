import { proof } from './05-guessing.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
