import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { signOut } from '../api/api.ts';
import { wordsOf } from '../api/errors.ts';
import { languageChoices } from '../choices/language.ts';
import { themeChoices } from '../choices/theme.ts';
import { goTo, screenNames } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { copyText } from '../ui/copy-text.ts';
import { showToast } from '../ui/toasts.ts';
import type { Command, CommandContext } from './command.ts';

/** Going to each screen. */
export function screenCommands(): Command[] {
  return screenNames.map((screen) => ({
    id: `go.${screen}`,
    title: text.palette.goTo(text.screens[screen]),
    run: () => goTo(screen),
  }));
}

async function copyAddress({ client, connection }: CommandContext): Promise<void> {
  const url = client.getQueryData<DashboardStatus>(['status'])?.addresses[0]?.url;
  if (url === undefined) {
    showToast({ tone: 'warn', words: text.palette.noAddress });
    return;
  }
  const copied = await copyText(url, connection.desktop);
  if (copied) showToast({ tone: 'good', words: text.palette.addressCopied });
  else showToast({ tone: 'bad', words: text.copyFailed });
}

/** The address and the code for phones. */
export function phoneCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'phones.copy-address',
      title: text.palette.copyAddress,
      run: () => {
        copyAddress(context).catch((error: unknown) => showToast({ tone: 'bad', words: wordsOf(error) }));
      },
    },
    {
      id: 'phones.show-code',
      title: text.palette.showCode,
      keywords: 'QR',
      run: () => goTo('phones', 'pair'),
    },
  ];
}

/** Theme and language, except where they are set outside. */
export function choiceCommands({ choices }: CommandContext): Command[] {
  const themes = themeChoices.map((choice) => ({
    id: `theme.${choice}`,
    title: text.palette.theme[choice],
    keywords: text.settings.theme,
    run: () => choices.chooseTheme(choice),
  }));
  const languages = languageChoices.map((choice) => ({
    id: `language.${choice}`,
    title: text.palette.language[choice],
    keywords: text.settings.language,
    run: () => choices.chooseLanguage(choice),
  }));
  return [
    ...(choices.themeLock === undefined ? themes : []),
    ...(choices.languageLock === undefined ? languages : []),
  ];
}

/** What only the browser, or only the desktop window can do. */
export function houseCommands({ connection: { api, session, desktop } }: CommandContext): Command[] {
  if (desktop === undefined) {
    return [{ id: 'session.sign-out', title: text.signOut, run: () => void signOut(api, session) }];
  }
  return [
    {
      id: 'desktop.open-data-folder',
      title: text.openDataFolder,
      run: () => void desktop.request('app:open-data-folder', undefined),
    },
    {
      id: 'desktop.open-log',
      title: text.openLog,
      run: () => void desktop.request('app:open-log', undefined),
    },
  ];
}
