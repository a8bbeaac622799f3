import { type ReactElement, useId, useState } from 'react';
import type { DashboardStatus } from '../../../server/features/dashboard/dashboard.schema.ts';
import { sourceOf } from '../../connection/origin.ts';
import { useSettings } from '../../connection/queries.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Outcome, StateLine } from '../../ui/state-line.tsx';
import { useFoldFocus } from '../../ui/use-fold-focus.ts';
import { PinForm } from './pin-form.tsx';

/** What the PIN is like, and the form to change it; or where it comes from when it is set outside. */
export function PinCard({ pin }: { pin: DashboardStatus['pin'] }): ReactElement {
  const { data } = useSettings();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const body = useFoldFocus(open);
  const finish = () => {
    setOpen(false);
    setDone(true);
  };
  return (
    <Card title={text.pin.heading} name="card-half" ref={body}>
      {pin.weak ? <StateLine tone="warn">{text.pin.weak}</StateLine> : <p className="soft">{text.pin.set}</p>}
      {pin.locked && <p className="soft">{text.pin.locked(sourceOf(data?.settings, 'PIN'))}</p>}
      <Outcome tone="good">{done && !open ? text.pin.done : undefined}</Outcome>
      {!pin.locked && !open && (
        <div className="actions">
          <Button onClick={() => setOpen(true)} expanded={false} controls={formId}>
            {text.pin.submit}
          </Button>
        </div>
      )}
      <div id={formId}>{open && <PinForm onDone={finish} onCancel={() => setOpen(false)} />}</div>
    </Card>
  );
}
