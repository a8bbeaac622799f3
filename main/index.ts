import { app, clipboard } from 'electron';
import { announceOnce } from './announcement.ts';
import { createAppStateStore } from './app-state-store.ts';
import { setApplicationMenu } from './application-menu.ts';
import { openBridge } from './bridge.ts';
import { registerDashboardScheme, serveDashboard } from './dashboard-files.ts';
import { openDashboardWindow } from './dashboard-window.ts';
import { desktopRequests } from './desktop-requests.ts';
import { lockDown } from './lock-down.ts';
import { openLog } from './log.ts';
import { showServerNotice, tellAboutDamagedSettings, tellAboutTray } from './notices.ts';
import { resolvePaths } from './paths.ts';
import { stopServerOnQuit } from './quit.ts';
import { hiddenOption, serverArguments, withoutProgram } from './server-arguments.ts';
import { createServerSupervisor } from './server-supervisor.ts';
import { openSettings } from './settings.ts';
import { createTray } from './tray.ts';
import { reportUncaughtErrors } from './uncaught-errors.ts';

const uncaughtErrors = reportUncaughtErrors();
registerDashboardScheme();
app.enableSandbox();
// Nothing touches the data folder before it is certain that no other instance is using it.
if (app.requestSingleInstanceLock()) void start();
else app.exit(0);

async function start(): Promise<void> {
  const paths = resolvePaths(app.getPath('userData'));
  const log = openLog(paths.mainLog);
  uncaughtErrors.logTo(log);
  const settings = openSettings(paths.settingsFile, new Date());
  const state = createAppStateStore(paths.serverLog);
  const argv = withoutProgram(process.argv, app.isPackaged ? undefined : app.getAppPath());
  await app.whenReady();

  setApplicationMenu();
  lockDown(log);
  serveDashboard(paths.rendererFolder);
  const announce = announceOnce(paths.dataFolder, log);
  const supervisor = createServerSupervisor({
    entry: paths.serverEntry,
    dataFolder: paths.dataFolder,
    argv: serverArguments(argv),
    serverLog: paths.serverLog,
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
  });
  const quit = stopServerOnQuit(supervisor);
  const window = openDashboardWindow({
    preload: paths.preloadScript,
    iconFolder: paths.iconFolder,
    visible: !argv.includes(hiddenOption),
    log,
    onClose() {
      const stays = settings.get().keepInTray && !quit.isQuitting();
      if (stays) tellAboutTray(settings, state.get());
      return stays;
    },
  });
  openBridge({ handlers: desktopRequests(state, supervisor, paths), contents: window.contents, log });
  const tray = createTray(paths.iconFolder, state.get(), {
    open: window.show,
    copyAddress(address) {
      clipboard
        .writeText(address)
        .catch((error) => log.error({ err: error }, 'the address cannot be copied'));
    },
    setLan: (on) => supervisor.tell({ type: 'set-lan', on }),
    retry: supervisor.retry,
    quit: () => app.quit(),
  });
  state.subscribe(window.push);
  state.subscribe(tray.update);
  app.on('second-instance', window.show);
  app.on('activate', window.show);

  if (settings.setAside !== undefined)
    log.warn({ setAside: settings.setAside }, 'the desktop settings were damaged');
  tellAboutDamagedSettings(settings);
  supervisor.start();
}
