import { proof } from './08-files.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
