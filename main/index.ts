import { isDeepStrictEqual } from 'node:util';
import { app } from 'electron';
import { setAboutPanel } from './about.ts';
import { announceOnce } from './announcement.ts';
import { createAppStateStore } from './app-state-store.ts';
import { setApplicationMenu } from './application-menu.ts';
import { showBadge } from './badge.ts';
import { openBridge } from './bridge.ts';
import { registerDashboardScheme, serveDashboard } from './dashboard-files.ts';
import { openDashboardWindow } from './dashboard-window.ts';
import { createDataFolder } from './data-folder.ts';
import { deepLinkIn } from './deep-link.ts';
import { desktopActions } from './desktop-actions.ts';
import { desktopRequests } from './desktop-requests.ts';
import { claimDeepLinks, onDeepLink } from './link-scheme.ts';
import { lockDown } from './lock-down.ts';
import { openLog } from './log.ts';
import { showServerNotice, tellAboutDamagedSettings, tellAboutTray } from './notices.ts';
import { ownCommand } from './own-command.ts';
import { resolvePaths } from './paths.ts';
import { followPower, stayAwakeWhileBusy } from './power.ts';
import { readPreferences } from './preferences.ts';
import { stopServerOnQuit } from './quit.ts';
import { askKeychain } from './secrets.ts';
import { serverArguments, startsHidden, withoutProgram } from './server-arguments.ts';
import { createServerSupervisor } from './server-supervisor.ts';
import { openSettings } from './settings.ts';
import { startAtLogin } from './start-at-login.ts';
import { createTray } from './tray.ts';
import { reportUncaughtErrors } from './uncaught-errors.ts';
import { updateSource } from './update-source.ts';
import { createUpdates } from './updates.ts';

/** An app in the tray runs for weeks, ms. */
const betweenUpdates = 24 * 60 * 60_000;

const uncaughtErrors = reportUncaughtErrors();
registerDashboardScheme();
app.enableSandbox();
// Windows shows notices only of apps whose id is that of their entry in the start menu, see electron-builder.yml.
if (process.platform === 'win32') app.setAppUserModelId('app.clawchat.desktop');
// Nothing touches the data folder before it is certain that no other instance is using it.
if (app.requestSingleInstanceLock()) void start();
else app.exit(0);

async function start(): Promise<void> {
  const paths = resolvePaths(app.getPath('userData'));
  const log = openLog(paths.mainLog);
  uncaughtErrors.logTo(log);
  const settings = openSettings(paths.settingsFile, new Date(), (error) =>
    log.error({ err: error }, 'the desktop settings cannot be read or saved'),
  );
  const argv = withoutProgram(process.argv, app.isPackaged ? undefined : app.getAppPath());
  const command = ownCommand();
  const dataFolder = createDataFolder(paths.dataFolder, settings, () => window.window);
  const login = startAtLogin({ app, platform: process.platform, command, icon: paths.icon });
  const updates = createUpdates({
    version: app.getVersion(),
    load: updateSource(),
    onChange: () => state.refresh(),
    onError: (error) => log.error({ err: error }, 'looking for a newer version failed'),
  });
  const state = createAppStateStore(() => ({
    logPath: dataFolder.serverLog(),
    dataFolder: dataFolder.current().path,
    preferences: readPreferences(settings, login),
    update: updates.state(),
  }));
  // A link can arrive before there is a window to show it in.
  let follow = (part: ReturnType<typeof deepLinkIn>) => state.ask(part ?? undefined);
  onDeepLink((part) => follow(part));
  await app.whenReady();

  lockDown(() => state.get().serverUrl, log);
  serveDashboard(paths.rendererFolder);
  const announce = announceOnce(() => dataFolder.current().path, log);
  const supervisor = createServerSupervisor({
    entry: paths.serverEntry,
    dataFolder,
    argv: serverArguments(argv),
    log,
    onChange(next) {
      state.follow(next);
      announce(next);
    },
    onNotice: (notice) =>
      showServerNotice(notice, {
        open(target) {
          state.open(target);
          window.show();
        },
        act: (id, action) => supervisor.tell({ type: 'notice-action', id, action }),
      }),
    onKeychain: askKeychain,
  });
  const quit = stopServerOnQuit(supervisor);
  const window = openDashboardWindow({
    preload: paths.preloadScript,
    icon: paths.icon,
    visible: !startsHidden(argv, app),
    place: settings.get().window,
    log,
    onClose() {
      const stays = settings.get().keepInTray && !quit.isQuitting();
      if (stays) tellAboutTray(settings, state.get());
      return stays;
    },
    onPlace(place) {
      if (!isDeepStrictEqual(place, settings.get().window)) settings.change({ window: place });
    },
  });
  const actions = desktopActions({ state, supervisor, settings, dataFolder, login, updates, window, log });
  const requests = desktopRequests({ state, supervisor, dataFolder, updates, actions });
  openBridge({ handlers: requests, contents: window.contents, log });
  setApplicationMenu(actions);
  setAboutPanel(paths.icon);
  const tray = createTray(paths.iconFolder, state.get(), actions);
  for (const listener of [
    window.push,
    tray.update,
    showBadge(window.window, paths.iconFolder),
    stayAwakeWhileBusy(),
  ])
    state.subscribe(listener);
  followPower(window.window, supervisor, log);

  follow = (part) => (part ? actions.ask(part) : window.show());
  claimDeepLinks(command);
  app.on('second-instance', (_event, commandLine) => follow(deepLinkIn(commandLine)));
  app.on('activate', window.show);
  // The owner may have changed a switch in the system meanwhile.
  window.window.on('focus', state.refresh);

  if (settings.setAside !== undefined)
    log.warn({ setAside: settings.setAside }, 'the desktop settings were damaged');
  tellAboutDamagedSettings(settings);
  state.ask(deepLinkIn(argv) ?? state.get().asked);
  void updates.check();
  setInterval(() => void updates.check(), betweenUpdates).unref();
  supervisor.start();
}
