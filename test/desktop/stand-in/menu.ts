type Template = Electron.MenuItemConstructorOptions;

let applicationMenu: Menu | null = null;

/** An entry as a template gives it, with Electron's defaults, and a `click` to be called by a test. */
class StandInMenuItem {
  readonly label: string;
  readonly type: NonNullable<Template['type']>;
  readonly role: Template['role'];
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: Template['click'];

  constructor(template: Template) {
    const { label, role, submenu, type = submenu ? 'submenu' : 'normal' } = template;
    if (label === undefined && role === undefined && type === 'normal') {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    this.label = label ?? role ?? '';
    this.type = type;
    this.role = role;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.#click = template.click;
  }

  /** A disabled entry does nothing. */
  click(): void {
    if (!this.enabled) return;
    this.#click?.(this as unknown as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
  }
}

export class Menu {
  readonly items: StandInMenuItem[];

  constructor(items: StandInMenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: Template[]): Menu {
    return new Menu(template.map((entry) => new StandInMenuItem(entry)));
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}
