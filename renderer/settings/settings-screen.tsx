import { type ReactElement, useEffect } from 'react';
import { type Setting, useSettings } from '../connection/queries.ts';
import { useRoute } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Screen } from '../ui/screen.tsx';
import { Answered } from '../ui/states.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { DesktopCard } from './desktop-card.tsx';
import { AiGroupCard, GroupCard } from './group-card.tsx';

/** In the order of need. */
const groups = [
  'owner',
  'reminders',
  'backup',
  'ai',
  'network',
  'access',
  'attachments',
  'storage',
  'log',
] as const satisfies readonly Setting['group'][];

/** They are chosen by looking, in a card of their own. */
const shownElsewhere = new Set(['OWNER_LANGUAGE', 'DASHBOARD_THEME']);

/** Scrolls to the group that was asked for, `#/settings/backup`. */
function useAskedGroup(asked: string | undefined, isThere: boolean): void {
  useEffect(() => {
    if (asked !== undefined && isThere) document.getElementById(`group-${asked}`)?.scrollIntoView();
  }, [asked, isThere]);
}

function Groups({ settings }: { settings: readonly Setting[] }): ReactElement[] {
  return groups.map((group) => {
    const own = settings.filter((each) => each.group === group && !shownElsewhere.has(each.name));
    return (
      <div key={group} id={`group-${group}`}>
        {group === 'ai' ? <AiGroupCard settings={own} /> : <GroupCard group={group} settings={own} />}
      </div>
    );
  });
}

/** Everything in the configuration: what it is, where it comes from, and the way to change it. */
export function SettingsScreen(): ReactElement {
  const query = useSettings();
  const { rest } = useRoute();
  useAskedGroup(rest[0], query.data !== undefined);
  return (
    <Screen title={text.settings.heading} name="settings">
      <div className="cards">
        <AppearanceCard />
        <DesktopCard />
        <Answered query={query}>{({ settings }) => <Groups settings={settings} />}</Answered>
      </div>
    </Screen>
  );
}
