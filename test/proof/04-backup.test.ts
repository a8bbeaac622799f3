import { proof } from './04-backup.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
