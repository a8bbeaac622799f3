/**
 * Loaded by real Electron with `--require` before the app's main script. Writes down what the stand-in writes down, so
 * that the same specs can read it, and keeps a test from opening other programs.
 */
const electron = require('electron');

const options = JSON.parse(process.env.CLAWCHAT_RECORDER ?? '{}');
/** @type {import('../stand-in/recorder.ts').DesktopRecorder} */
const recorder = { opened: [], notices: [], shownNotices: [], errorBoxes: [] };
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
