/**
 * Loaded by real Electron with `--require` before the app's main script. Writes down what the stand-in writes down, so
 * that the same specs can read it, and keeps a test from opening other programs.
 */
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const electron = require('electron');
const { keychainOf } = require('./keychain.cjs');

const options = JSON.parse(process.env.CLAWCHAT_RECORDER ?? '{}');
/** @type {import('../stand-in/recorder.ts').DesktopRecorder} */
const recorder = {
  opened: [],
  notices: [],
  shownNotices: [],
  errorBoxes: [],
  dialogs: [],
  folders: [],
  buttons: [],
  keptAwake: [],
  badge: 0,
  linkSchemes: [],
  aboutPanels: 0,
};
globalThis.desktopRecorder = recorder;

const { setContextMenu, setImage } = electron.Tray.prototype;
electron.Tray.prototype.setContextMenu = function (menu) {
  recorder.trayMenu = menu ?? undefined;
  return setContextMenu.call(this, menu);
};
electron.Tray.prototype.setImage = function (image) {
  recorder.trayIcon = String(image);
  return setImage.call(this, image);
};

electron.shell.openExternal = async (url) => void recorder.opened.push(url);
electron.shell.openPath = async (path) => {
  recorder.opened.push(path);
  return '';
};
electron.dialog.showErrorBox = (title, content) => void recorder.errorBoxes.push({ title, content });
Object.assign(electron.dialog, {
  /** @param {unknown[]} args */
  async showOpenDialog(...args) {
    const { title = '' } = /** @type {Electron.OpenDialogOptions} */ (args.at(-1));
    recorder.dialogs.push(title);
    const folder = recorder.folders.shift();
    return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
  },
  /** @param {unknown[]} args */
  async showMessageBox(...args) {
    const { message, cancelId = 0 } = /** @type {Electron.MessageBoxOptions} */ (args.at(-1));
    recorder.dialogs.push(message);
    return { response: recorder.buttons.shift() ?? cancelId, checkboxChecked: false };
  },
});
const { start: stayAwake, stop: mayFallAsleep } = electron.powerSaveBlocker;
electron.powerSaveBlocker.start = (type) => {
  recorder.keptAwake.push(type);
  return stayAwake.call(electron.powerSaveBlocker, type);
};
electron.powerSaveBlocker.stop = (id) => {
  recorder.keptAwake.pop();
  return mayFallAsleep.call(electron.powerSaveBlocker, id);
};
electron.app.setBadgeCount = (count = 0) => {
  recorder.badge = count;
  return true;
};
// What belongs to whoever runs the tests stays as it is: who opens links, and what is started at login.
electron.app.setAsDefaultProtocolClient = (scheme) => {
  recorder.linkSchemes.push(scheme);
  return true;
};
electron.app.showAboutPanel = () => {
  recorder.aboutPanels += 1;
};
const appData = join(electron.app.getPath('userData'), '..', 'app-data');
mkdirSync(appData, { recursive: true });
electron.app.setPath('appData', appData);
let opensAtLogin = false;
electron.app.setLoginItemSettings = ({ openAtLogin = false }) => {
  opensAtLogin = openAtLogin;
};
const { getLoginItemSettings } = electron.app;
electron.app.getLoginItemSettings = (...args) => ({
  ...getLoginItemSettings.apply(electron.app, args),
  openAtLogin: opensAtLogin,
  executableWillLaunchAtLogin: opensAtLogin,
});
Object.assign(electron.safeStorage, keychainOf(options.keychain));
electron.Notification.prototype.show = function () {
  const actions = this.actions.map(({ text }) => text ?? '');
  recorder.notices.push({ title: this.title, body: this.body, actions });
  recorder.shownNotices.push(this);
};

if (options.serverEntry) {
  const { fork } = electron.utilityProcess;
  electron.utilityProcess.fork = (_path, ...rest) =>
    fork.call(electron.utilityProcess, options.serverEntry, ...rest);
}
if (options.timeLapse) {
  const { setTimeout: atOwnPace } = globalThis;
  /** @type {(callback: (...args: unknown[]) => void, milliseconds?: number, ...args: unknown[]) => NodeJS.Timeout} */
  const hastened = (callback, milliseconds = 0, ...args) =>
    atOwnPace(callback, milliseconds / options.timeLapse, ...args);
  globalThis.setTimeout = Object.assign(hastened, atOwnPace);
}
