import type { Fixed, Instant } from '../../db/columns.ts';

/** What a paired device said about itself. When it was last seen, and whether it still may come in, is in its session. */
export type PairedDeviceTable = {
  /** UUID; also the id of the session, and the subject of its token. */
  id: Fixed<string>;
  name: Fixed<string>;
  device_type: Fixed<string>;
  paired_at: Fixed<Instant>;
  /** Id of the session that showed the code. */
  paired_by: Fixed<string>;
};
