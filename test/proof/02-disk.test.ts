import { proof } from './02-disk.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
