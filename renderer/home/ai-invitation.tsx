import type { ReactElement } from 'react';
import type { HomeLines } from '../../server/features/dashboard/home.schema.ts';
import { goTo } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { Mender } from './mend.ts';

/** As long as nobody has decided about an AI: what one is good for, and that it may be left out. */
export function AiInvitation({
  line,
  mender,
}: {
  line: HomeLines['ai'];
  mender: Mender;
}): ReactElement | null {
  if (line.state !== 'attention') return null;
  return (
    <Card title={text.invitation.heading} name="invitation">
      <p className="soft">{text.invitation.text}</p>
      <div className="actions">
        <Button onClick={() => goTo('ai')}>{text.invitation.choose}</Button>
        <Button look="bare" busy={mender.isBusy} onClick={() => mender.run('NO_AI')}>
          {text.invitation.without}
        </Button>
      </div>
    </Card>
  );
}
