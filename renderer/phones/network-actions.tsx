import type { ReactElement } from 'react';
import type { DashboardStatus, ReachReport } from '../../server/features/dashboard/dashboard.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useReach, useSetLan } from './phones.ts';

function ReachOutcome({ report, timeZone }: { report: ReachReport; timeZone: string }): ReactElement {
  const { findings, last_visitor: visitor } = report;
  const [finding] = findings;
  if (finding === undefined && visitor !== undefined) {
    const moment = momentInWords(visitor.at, Date.now(), timeZone);
    return <span className="outcome-good">{text.phones.reached(visitor.address, moment)}</span>;
  }
  return (
    <>
      {finding?.message} <strong>{finding?.next_step}</strong>
    </>
  );
}

/** Whether a phone gets through, and the switch that decides it. */
export function NetworkActions({ status }: { status: DashboardStatus }): ReactElement {
  const { lan, lan_locked, time_zone } = status;
  const reach = useReach();
  const setLan = useSetLan();
  const problem = reach.error ?? setLan.error;
  return (
    <div className="network-actions">
      <div className="actions">
        <Button busy={reach.isPending} onClick={() => reach.mutate()}>
          {reach.isPending ? text.phones.reaching : text.phones.reach}
        </Button>
        {!lan_locked && (
          <Button busy={setLan.isPending} onClick={() => setLan.mutate(!lan, { onSuccess: reach.reset })}>
            {lan ? text.phones.pauseLan : text.phones.resumeLan}
          </Button>
        )}
      </div>
      <output className="outcome">
        {reach.data !== undefined && <ReachOutcome report={reach.data} timeZone={time_zone} />}
      </output>
      <Outcome tone="bad">{problem === null ? undefined : wordsOf(problem)}</Outcome>
    </div>
  );
}
